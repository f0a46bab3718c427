"""What a population loses by being small: effective size, inbreeding, genes that nobody carries on.

Wright, "Evolution in Mendelian Populations" (1931), and Crow and Kimura, "An Introduction to Population Genetics
Theory" (1970): ``Ne = 4 Nm Nf / (Nm + Nf)``, ``Ne = (4N - 2) / (Vk + 2)``, ``F_t = 1 - (1 - 1/(2 Ne))^t``.
"""

from __future__ import annotations

from game.sim import portable


def effective_by_sex(men: float, women: float) -> float:
    """Return the effective size of a population of which so many men and women have children."""
    return 4.0 * men * women / (men + women) if men > 0.0 and women > 0.0 else 0.0


def effective_by_variance(people: float, offspring_variance: float) -> float:
    """Return the effective size of a steady population by the variance of how many children somebody leaves."""
    return max(0.0, (4.0 * people - 2.0) / (offspring_variance + 2.0))


def effective_size(men: float, women: float, offspring_variance: float) -> float:
    """Return the effective size by both: unequal numbers and unequal luck each take their share."""
    people = men + women
    if men <= 0.0 or women <= 0.0:
        return 0.0
    return effective_by_sex(men, women) * effective_by_variance(people, offspring_variance) / people


def inbreeding_after(effective: float, generations: int) -> float:
    """Return the inbreeding of a population that begins unrelated, after some generations; 1 if nobody has children."""
    if effective <= 0.5:
        return 1.0
    kept = 1.0 - 1.0 / (2.0 * effective)
    left = 1.0
    for _ in range(generations):
        left *= kept
    return 1.0 - left


def lost_with_founder_share(offspring_variance: float) -> float:
    """Return the chance that a gene which one founder alone has is gone with them.

    Children of somebody who leaves two in the mean are negative-binomial of the given variance, Poisson at 2; each
    child misses the gene half of the time, so it is the generating function at a half.
    """
    mean = 2.0
    if offspring_variance <= mean:
        return portable.exp(-0.5 * mean)
    size = mean * mean / (offspring_variance - mean)
    odds = size / (size + mean)
    return portable.power(odds / (1.0 - 0.5 * (1.0 - odds)), size)
