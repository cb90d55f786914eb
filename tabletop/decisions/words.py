"""Personal words (names, free text): in the log they are committed to, and can be forgotten.

Invariant: with a `seal` in the serialisation context the words themselves never stand in what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, SerializationInfo, ValidationInfo, model_serializer, model_validator


class Words(BaseModel):
    """What somebody typed. `text` is None once it has been erased from the log."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None
    """The words, or None when they were erased."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Wrap cleaned text."""
        return cls(text=text)

    @property
    def shown(self) -> str:
        """The words for a reader; an empty string when they were erased."""
        return self.text or ""

    @property
    def erased(self) -> bool:
        """Whether the words were forgotten on request."""
        return self.text is None

    @model_serializer(mode="plain")
    def _seal(self, info: SerializationInfo) -> dict[str, str | None]:
        context = info.context
        if self.text is not None and isinstance(context, Mapping) and callable(seal := context.get("seal")):
            return {"commitment": str(seal(self.text))}
        return {"text": self.text}

    @model_validator(mode="before")
    @classmethod
    def _open(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, Mapping) and "commitment" in value:
            words = info.context.get("words", {}) if isinstance(info.context, Mapping) else {}
            return {"text": words.get(value["commitment"])}
        return value
