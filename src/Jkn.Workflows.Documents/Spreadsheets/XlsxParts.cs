using System.IO.Compression;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// The parts of a workbook, unpacked under one budget for all of them together: a zip bomb ends at the limit, whatever its headers say.
/// </summary>
internal sealed class XlsxParts : IDisposable
{
    internal static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive zip;
    private long left;
    private int tags;

    public XlsxParts(byte[] content, SheetLimits limits)
    {
        (left, tags) = (limits.Unpacked, limits.Tags);
        try
        {
            zip = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > limits.Parts)
                throw new SheetRefusedException(
                    "file-parts-many",
                    $"Berkas berisi lebih dari {limits.Parts} bagian; bukan lembar kerja biasa."
                );
        }
        catch (InvalidDataException)
        {
            throw new SheetRefusedException("file-damaged", "Berkas rusak dan tidak dapat dibuka.");
        }
        if (
            zip.Entries.Any(e =>
                e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || e.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)
            )
        )
            throw new SheetRefusedException("file-macros", "Berkas berisi makro; simpan ulang sebagai .xlsx tanpa makro.");
    }

    public bool Has(string part) => Entry(part) is not null;

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => zip.Entries.Select(e => e.FullName);

    /// <summary>Unpacks everything once, to nothing: a reader that keeps no budget may have the file afterwards.</summary>
    public void UnpackAll()
    {
        var waste = new byte[64 * 1024];
        try
        {
            foreach (var entry in zip.Entries)
            {
                using var stream = new Budget(entry.Open(), this);
                while (stream.Read(waste) > 0) { }
            }
        }
        catch (InvalidDataException e)
        {
            throw new SheetRefusedException("file-damaged", "Berkas rusak dan tidak dapat dibaca sampai selesai.", because: e);
        }
        left = 0;
    }

    /// <summary>A reader over a part.</summary>
    public XmlReader Open(string part)
    {
        var entry = Entry(part) ?? throw new SheetRefusedException("file-damaged", "Berkas rusak: ada bagian yang hilang.");
        if (entry.IsEncrypted)
            throw new SheetRefusedException("file-encrypted", "Berkas dilindungi kata sandi; simpan ulang tanpa kata sandi.");
        return XmlReader.Create(new Budget(entry.Open(), this), Plain);
    }

    public void Dispose() => zip.Dispose();

    private ZipArchiveEntry? Entry(string part) =>
        zip.GetEntry(part) ?? zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, part, StringComparison.OrdinalIgnoreCase));

    private void Spend(ReadOnlySpan<byte> bytes)
    {
        left -= bytes.Length;
        tags -= bytes.Count((byte)'<');
        if (left < 0 || tags < 0)
            throw new SheetRefusedException(
                "file-unpacked-large",
                "Isi berkas setelah dibuka melebihi batas; kirim dalam beberapa berkas."
            );
    }

    private sealed class Budget(Stream inner, XlsxParts parts) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            parts.Spend(buffer[..read]);
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
