"""Characters that stand for something while a text is with the citation engine.

They are Unicode noncharacters, which no text holds. To the engine they are letters without case; `mending` sets
what they stand for once the engine has answered.
"""

from __future__ import annotations

import re
from typing import Final

#: A title's own question or exclamation mark at its end, which the engine would take for the end of a sentence.
QUESTION: Final = "\ufdd0"
EXCLAMATION: Final = "\ufdd1"
FINAL: Final = {QUESTION: "?", EXCLAMATION: "!"}
#: Around a title in its own script and its translation, which stand behind the title, upright, without quotation marks.
TRANSLATION: Final = ("\ufdd2", "\ufdd3")
#: Around words for which a source's own text is set: in full, and short.
VERBATIM: Final = ("\ufdd4", "\ufdd5")
VERBATIM_SHORT: Final = ("\ufdd6", "\ufdd7")
#: Around the number of the note that cites a source first.
NOTE_NUMBER: Final = ("\ufdd8", "\ufdd9")
#: Before a name in its own script, which stands without the comma of a suffix.
SCRIPT: Final = "\ufdda"

#: The word of a locator that has none, such as a time: the engine takes an empty term for one that is missing.
NO_WORD: Final = "\ufddb"

#: Behind a family name that always stands first, without a comma: the engine heeds that for Chinese letters alone.
FAMILY_FIRST: Final = "\ufddc"
#: The date of a source whose text is its own: without one, the engine would print that there is none.
NO_DATE: Final = "\ufddd"
#: Around the tag of a language, and behind the words in it.
TONGUE: Final = "\ufdde"

ANY: Final = re.compile("[\ufdd0-\ufdde]")
