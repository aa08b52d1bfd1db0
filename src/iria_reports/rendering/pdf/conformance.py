"""Saying in the metadata that a PDF/A-3a is a PDF/UA-1, too.

WeasyPrint writes the one or the other. ISO 14289-1 wants ``pdfuaid:part``; ISO 19005-3, 6.6.2.3 wants every
schema that it does not know itself described beside it.
"""

from __future__ import annotations

from typing import Any, Final

VARIANT: Final = "pdf/a-3a"
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


def declare_pdf_ua(_document: Any, pdf: Any) -> None:
    """WeasyPrint's ``finisher``: put the declaration into the XMP stream, uncompressed as PDF/A wants it."""
    for item in pdf.objects:
        extra = getattr(item, "extra", None)
        if extra and extra.get("Type") == "/Metadata":
            (content,) = item.stream
            end = content.rindex(_END)
            item.stream = [content[:end] + _ADDITION + content[end:]]
            item.compress = False
            return
    raise AssertionError("WeasyPrint wrote no metadata")
