"""Properties of the file: what Word and catalogues know of it. No clock, and no name of this machine."""

from __future__ import annotations

import html
from typing import Final

from iria_reports.rendering.docx.file.package import CT, RT, Package
from iria_reports.rendering.docx.xml import XML_DECLARATION
from iria_reports.rendering.wordoptions import Protection, WordOptions
from iria_reports.resolved import ResolvedDocument

_CORE_NAMESPACES: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM_NAMESPACES: Final = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
#: The one format that Word knows for properties of users (MS-OSHARED, 2.3.3.2.2).
_USERS: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#: Ids of such properties begin with it.
_FIRST: Final = 2
#: What Word notes of a file's protection (ECMA-376 part 1, 22.2.2.6).
_SECURITY: Final = {Protection.NONE: 0, Protection.READ_ONLY: 2, Protection.COMMENTS: 8}


def add_properties(package: Package, page: ResolvedDocument, options: WordOptions, identity: str) -> None:
    """Core, extended and custom properties."""
    package.add_to_package("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, _core(page), RT.CORE_PROPERTIES)
    app = _app(page, _SECURITY[options.protection])
    package.add_to_package("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, app, RT.EXTENDED_PROPERTIES)
    custom = _custom(page, identity)
    package.add_to_package("/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, custom, RT.CUSTOM_PROPERTIES)


def _core(page: ResolvedDocument) -> bytes:
    """Core properties (ISO 29500-2, 8.3)."""
    metadata = page.metadata
    properties = {
        "dc:title": metadata.title,
        "dc:subject": metadata.description,
        "dc:creator": "; ".join(metadata.authors),
        "cp:keywords": ", ".join(metadata.keywords),
        "cp:lastModifiedBy": metadata.publisher,
        "cp:category": metadata.kind,
        "dc:language": page.language.tag,
        "dc:identifier": metadata.identifier,
    }
    content = "".join(f"<{name}>{html.escape(text, quote=False)}</{name}>" for name, text in properties.items() if text)
    for name, day in (("created", metadata.created), ("modified", metadata.modified)):
        content += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
    return f"{XML_DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}>{content}</cp:coreProperties>".encode()


def _app(page: ResolvedDocument, security: int) -> bytes:
    """Which program wrote the file, for whom, and how it is protected."""
    company = html.escape(page.metadata.publisher, quote=False)
    return (
        f'{XML_DECLARATION}<Properties xmlns="{_EXTENDED}"><Application>iria-reports</Application>'
        f"<DocSecurity>{security}</DocSecurity><Company>{company}</Company><AppVersion>1.0000</AppVersion></Properties>"
    ).encode()


def _custom(page: ResolvedDocument, identity: str) -> bytes:
    """What a register of issued documents asks: product form, series, number, edition, handling, identity of the build."""
    metadata = page.metadata
    properties = {
        "Form": page.form,
        "Series": metadata.series,
        "Number": metadata.number,
        "Edition": page.slug,
        "Handling": metadata.handling,
        "Build identity": identity,
    }
    given = [(name, value) for name, value in properties.items() if value]
    content = "".join(
        f'<property fmtid="{_USERS}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{html.escape(value, quote=False)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(given, _FIRST)
    )
    return f"{XML_DECLARATION}<Properties {_CUSTOM_NAMESPACES}>{content}</Properties>".encode()
