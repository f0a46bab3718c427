"""Earth Corp: messages that travel, directives, trust, proposals, and what was agreed beforehand."""
