"""What WeasyPrint leaves open of the two standards: the declaration of both, Dublin Core, streams whose length is clear.

WeasyPrint declares PDF/A or PDF/UA. ISO 14289-1 wants ``pdfuaid:part``; ISO 19005-3, 6.6.2.3 wants every
schema that it does not know itself described beside it.
"""

from __future__ import annotations

import html
import zlib
from typing import Any, Final

import pydyf

VARIANT: Final = "pdf/a-3a"
#: A carriage return.
_RETURN: Final = 0x0D
#: Properties of Dublin Core with the container and the attribute that XMP wants for them.
_CONTAINED: Final = (
    ("publisher", "Bag", ""),
    ("type", "Bag", ""),
    ("relation", "Bag", ""),
    ("rights", "Alt", ' xml:lang="x-default"'),
)
_PLAIN: Final = ("identifier",)
_END: Final = b"</rdf:RDF>"
_ADDITION: Final = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def finish(pdf: Any, facts: dict[str, str]) -> None:
    """Complete what WeasyPrint wrote: the declaration and ``facts`` in the XMP stream, uncompressed; labels of pages."""
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})
    for item in pdf.objects:
        extra = getattr(item, "extra", None)
        if extra and extra.get("Type") == "/Metadata":
            (content,) = item.stream
            end = content.rindex(_END)
            item.stream = [content[:end] + _ADDITION + _described(facts) + content[end:]]
            item.compress = False
            return
    raise AssertionError("WeasyPrint wrote no metadata")


def end_clearly(pdf: Any, padding: int) -> None:
    """Leave the few streams uncompressed whose compressed bytes would end with a carriage return.

    Before ``endstream`` stands the end of a line, which readers may take to begin with that byte: then the length seems wrong
    (ISO 19005-3, 6.1.7.1). The last byte that zlib writes is the last one of the checksum of what it was given (RFC 1950).
    Streams that are made when the file is written take ``padding``, which changes their checksum.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            given = b"\n".join(map(pydyf._to_bytes, item.stream))  # noqa: SLF001  as it will be written
            item.compress = zlib.adler32(given) & 0xFF != _RETURN
    for number in range(padding):
        pdf.add_object(pydyf.Dictionary({"Padding": number}))


def ends_clearly(data: bytes) -> bool:
    """Whether no stream of a PDF ends so that its length could be read otherwise."""
    return b"\r\nendstream" not in data


def _described(facts: dict[str, str]) -> bytes:
    """What catalogues know of a document and WeasyPrint does not write, as Dublin Core in XMP (ISO 16684-1, 8.3)."""
    properties = [
        f"<dc:{name}><rdf:{container}><rdf:li{attribute}>{html.escape(facts[name])}</rdf:li></rdf:{container}></dc:{name}>"
        for name, container, attribute in _CONTAINED
        if facts.get(name)
    ]
    properties += [f"<dc:{name}>{html.escape(facts[name])}</dc:{name}>" for name in _PLAIN if facts.get(name)]
    text = "\n".join(properties)
    about = 'xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""'
    return f"<rdf:Description {about}>\n{text}\n</rdf:Description>\n".encode()
