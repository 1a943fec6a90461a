using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Tests.Domain;

namespace Jkn.Workflows.Tests.Application.Lists;

/// <summary>Results as BPJS sends them: words, headings, signature blocks, two lists without a column of results.</summary>
public class ResultFilesTests
{
    internal static readonly Jkn.Workflows.Domain.Regions.FailureReasons? Reasons = Jkn
        .Workflows.Domain.Regions.FailureReasons.Parse("a", Offices.Read("workflows", "_shared", "tables", "alasan-gagal.json"))
        .Reasons;

    [Theory]
    [InlineData("R01-hasil-umum.xlsx", "hasil-bpjs", "AKTIF AKTIF AKTIF AKTIF AKTIF GAGAL")]
    [InlineData("R02-berhasil-tanpa-status.xlsx", "hasil-berhasil", "AKTIF AKTIF AKTIF AKTIF AKTIF")]
    [InlineData("R04-hasil-blok-tanda-tangan.xlsx", "hasil-bpjs", "AKTIF AKTIF AKTIF")]
    [InlineData("R06-kata-hasil-lain.xlsx", "hasil-bpjs", "AKTIF AKTIF GAGAL reason-unmapped")]
    [InlineData("R08-nama-berubah.xlsx", "hasil-bpjs", "AKTIF")]
    [InlineData("R09-kartu-angka.xlsx", "daftar-lampiran", "number-zeros AKTIF")]
    [InlineData("R12-koreksi-bpjs.xlsx", "hasil-bpjs", "AKTIF GAGAL")]
    [InlineData("R13-orang-susulan.xlsx", "hasil-bpjs", "AKTIF")]
    public void Each_row_says_its_result(string file, string layout, string said)
    {
        var read = ResultReading.Read(CaseFilesTests.Bytes(file), CaseFilesTests.Layout(layout), Reasons, "L-1");

        string.Join(' ', read.Rows.Select(r => r.Result?.Outcome ?? r.Findings.First(f => f.Blocks).Code)).ShouldBe(said);
    }
}
