"""Packages on paper: PDF, DOCX, XLSX and PPTX."""
