"""PDFium without the fonts of the system.

It would open each of them for every document that does not bring its own, and measure such documents differently on
every machine. Without them it uses those that are built into it.
"""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

_FONT_FOLDERS = (ctypes.POINTER(ctypes.c_char) * 1)()  # a list of none, which ends with a null pointer

# The import has started the library with the system's folders of fonts.
pdfium.FPDF_DestroyLibrary()
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=_FONT_FOLDERS))

Document = pypdfium2.PdfDocument
PdfError = pypdfium2.PdfiumError
