"""Translations: catalogues of packs, what they may translate, and what content says in another language."""
