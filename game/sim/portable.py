"""Elementary functions that give the same bits on every machine.

The C library's ``exp`` or ``log`` may differ from another's in the last bit, and so may NumPy's with the
processor's vector unit. These are made only of operations whose rounding IEEE 754 fixes: + - * / sqrt, floor,
and scaling by a power of two. Methods and coefficients are those of fdlibm (Sun Microsystems 1993), whose
reductions are Cody and Waite's ("Software Manual for the Elementary Functions", 1980).
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

DEGREE = 0.017453292519943295
"""A degree in radians."""

_LN2_HIGH = 6.93147180369123816490e-01
_LN2_LOW = 1.90821492927058770002e-10
_PER_LN2 = 1.44269504088896338700e00
_SQRT_HALF = 0.7071067811865476

_EXP_HIGHEST = 7.09782712893383973096e02
_EXP_LOWEST = -7.45133219101941108420e02
_E1, _E2, _E3, _E4, _E5 = (
    1.66666666666666019037e-01,
    -2.77777777770155933842e-03,
    6.61375632143793436117e-05,
    -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
)
_L1, _L2, _L3, _L4, _L5, _L6, _L7 = (
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01,
)

_PER_HALF_PI = 6.36619772367581382433e-01
_HALF_PI_1 = 1.57079632673412561417e00  # its first 33 bits, so that it times a quadrant's number is exact,
_HALF_PI_2 = 6.07710050630396597660e-11  # its second 33 bits,
_HALF_PI_3 = 2.02226624871116645580e-21  # its third,
_HALF_PI_REST = 8.47842766036889956997e-32  # and what is left
_ANGLE_HIGHEST = 1.0e6
_S1, _S2, _S3, _S4, _S5, _S6 = (
    -1.66666666666666324348e-01,
    8.33333333332248946124e-03,
    -1.98412698298579493134e-04,
    2.75573137070700676789e-06,
    -2.50507602534068634195e-08,
    1.58969099521155010221e-10,
)
_C1, _C2, _C3, _C4, _C5, _C6 = (
    4.16666666666666019037e-02,
    -1.38888888888741095749e-03,
    2.48015872894767294178e-05,
    -2.75573143513906633035e-07,
    2.08757232129817482790e-09,
    -1.13596475577881948265e-11,
)


def exp(x: float) -> float:
    """Return e to the power ``x``; infinity where it is too big for a float, never an error."""
    if x > _EXP_HIGHEST:
        return math.inf
    if x < _EXP_LOWEST:
        return 0.0
    if x != x:
        return x
    twos = math.floor(x * _PER_LN2 + 0.5)
    high = x - twos * _LN2_HIGH
    low = twos * _LN2_LOW
    r = high - low
    z = r * r
    c = r - z * (_E1 + z * (_E2 + z * (_E3 + z * (_E4 + z * _E5))))
    return math.ldexp(1.0 - ((low - (r * c) / (2.0 - c)) - high), twos)


def exp_array(x: FloatArray) -> FloatArray:
    """Return ``exp`` of each element, bit for bit the same as one by one, in an array of the same shape."""
    inside = np.fmin(np.fmax(x, _EXP_LOWEST), _EXP_HIGHEST)
    twos = np.floor(inside * _PER_LN2 + 0.5)
    high = inside - twos * _LN2_HIGH
    low = twos * _LN2_LOW
    r = high - low
    z = r * r
    c = r - z * (_E1 + z * (_E2 + z * (_E3 + z * (_E4 + z * _E5))))
    result = np.ldexp(1.0 - ((low - (r * c) / (2.0 - c)) - high), twos.astype(np.int32))
    result = np.where(x > _EXP_HIGHEST, np.inf, np.where(x < _EXP_LOWEST, 0.0, result))
    return np.asarray(np.where(np.isnan(x), x, result), dtype=np.float64)


def log(x: float) -> float:
    """Return the natural logarithm; minus infinity of 0. Raises ``ValueError`` below 0."""
    if x <= 0.0:
        if x == 0.0:
            return -math.inf
        raise ValueError("no logarithm of a negative number")
    if x == math.inf or x != x:
        return x
    mantissa, twos = math.frexp(x)
    if mantissa < _SQRT_HALF:
        mantissa *= 2.0
        twos -= 1
    f = mantissa - 1.0
    s = f / (2.0 + f)
    z = s * s
    rest = z * (_L1 + z * (_L2 + z * (_L3 + z * (_L4 + z * (_L5 + z * (_L6 + z * _L7))))))
    half_square = 0.5 * f * f
    return twos * _LN2_HIGH - ((half_square - (s * (half_square + rest) + twos * _LN2_LOW)) - f)


def power(base: float, exponent: float) -> float:
    """Return ``base`` to the power ``exponent``, for a base not below 0.

    Exactly rounded for exponents 0, 0.5, 1 and 2; otherwise the relative error grows as the logarithm of
    the result. 0 to a negative power is infinity. Raises ``ValueError`` for a base below 0, unless the
    exponent is 0, 1 or 2.
    """
    if exponent == 0.0:
        return 1.0
    if exponent == 1.0:
        return base
    if exponent == 2.0:
        return base * base
    if base == 1.0:
        return 1.0
    if exponent == 0.5 and base >= 0.0:
        return math.sqrt(base)
    return exp(exponent * log(base))


def sin(x: float) -> float:
    """Return the sine of an angle in radians. Raises ``ValueError`` beyond a million radians."""
    quadrant, head, tail = _reduced(x)
    value = _cos_near_0(head, tail) if quadrant & 1 else _sin_near_0(head, tail)
    return -value if quadrant & 2 else value


def cos(x: float) -> float:
    """Return the cosine of an angle in radians. Raises ``ValueError`` beyond a million radians."""
    quadrant, head, tail = _reduced(x)
    value = _sin_near_0(head, tail) if quadrant & 1 else _cos_near_0(head, tail)
    return -value if (quadrant + 1) & 2 else value


def _reduced(x: float) -> tuple[int, float, float]:
    """Return the nearest quarter turn, and the angle from it as a number and its rounding error."""
    if not -_ANGLE_HIGHEST <= x <= _ANGLE_HIGHEST:
        raise ValueError("the angle is too large")
    quadrant = math.floor(x * _PER_HALF_PI + 0.5)
    first = x - quadrant * _HALF_PI_1
    step = quadrant * _HALF_PI_2
    second = first - step
    lost = (first - second) - step
    step = quadrant * _HALF_PI_3
    third = second - step
    lost += (second - third) - step
    rest = quadrant * _HALF_PI_REST - lost
    head = third - rest
    return quadrant, head, (third - head) - rest


def _sin_near_0(head: float, tail: float) -> float:
    z = head * head
    cube = z * head
    r = _S2 + z * (_S3 + z * (_S4 + z * (_S5 + z * _S6)))
    return head - ((z * (0.5 * tail - cube * r) - tail) - cube * _S1)


def _cos_near_0(head: float, tail: float) -> float:
    z = head * head
    r = z * (_C1 + z * (_C2 + z * (_C3 + z * (_C4 + z * (_C5 + z * _C6)))))
    half = 0.5 * z
    whole = 1.0 - half
    return whole + (((1.0 - whole) - half) + (z * r - head * tail))
