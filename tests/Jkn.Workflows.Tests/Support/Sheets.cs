using System.IO.Compression;
using System.Text;
using Jkn.Workflows.Documents.Spreadsheets;

namespace Jkn.Workflows.Tests.Support;

/// <summary>Spreadsheets for tests: our own, hand-made raw ones, and those that LibreOffice saves.</summary>
internal static class Sheets
{
    public static byte[] Of(string[] headings, params string?[][] rows) =>
        XlsxWriter.Write(new SheetTable("Lembar", [.. headings.Select(h => new SheetColumn(h))], rows));

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static IReadOnlyList<SheetRow> Read(byte[] content, SheetLimits? limits = null) =>
        SheetReader.Read(content, limits ?? SheetLimits.Default)[0].Rows;

    /// <summary>A workbook whose sheet has exactly this XML inside sheetData, and these parts beside it.</summary>
    public static byte[] Raw(string sheetData, params (string Name, string Text)[] more)
    {
        const string ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var (name, text) in more.Concat([
                        (
                            "xl/workbook.xml",
                            $"<workbook xmlns=\"{ns}\" xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" "
                                + $"r:id=\"rId1\"/></sheets></workbook>"
                        ),
                        (
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        ),
                        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{ns}\"><sheetData>{sheetData}</sheetData></worksheet>"),
                    ])
                    .DistinctBy(p => p.Item1)
            )
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return file.ToArray();
    }

    /// <summary>What LibreOffice makes of a file: the same table in another format.</summary>
    public static byte[] ThroughLibreOffice(byte[] content, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("jkn-soffice-");
        try
        {
            var file = Path.Combine(folder.FullName, $"lembar.{from}");
            File.WriteAllBytes(file, content);
            var target = Directory.CreateDirectory(Path.Combine(folder.FullName, "hasil")).FullName;
            Tools.Run(
                "soffice",
                $"-env:UserInstallation=file://{folder.FullName}/profil",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                target,
                file
            );
            return File.ReadAllBytes(Directory.GetFiles(target).Single());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
