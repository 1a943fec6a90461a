using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>Posters tell citizens their own way, as the documents draw it, and nothing else.</summary>
public sealed class PosterTests
{
    public static TheoryData<string> RegionFolders => [.. Shipped.Regions];

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void Every_sentence_of_a_poster_in_force_stands_in_the_document(string region)
    {
        foreach (var version in Shipped.Office(region).Sops.All.Where(v => v.State == SopState.Efektif))
        {
            foreach (var step in version.Definition.Nodes.OfType<OfficeActivity>().Where(s => s.Warga is not null))
                step.Basis.Of(StepSource.Citizens).Basis.ShouldBe(StepBasis.Document, $"{version.Key} {step.Id}");
        }
    }

    [Theory]
    [MemberData(nameof(RegionFolders))]
    public void Work_inside_the_office_parts_and_batches_have_none(string region)
    {
        foreach (var version in Shipped.Office(region).Sops.All.Where(PosterPrinter.IsForCitizens))
        {
            version.Use.ShouldBe(SopUses.Case);
            version.Sheet.Components.ShouldContain(c => !c.IsMissing, version.Key);
        }
    }

    [Fact]
    public void An_incomplete_file_and_an_emergency_leave_where_the_document_draws_them()
    {
        var poster = Of("PROC-MLN");

        poster.Steps.Select(s => s.Text).First().ShouldBe("Melapor di Front Office");
        poster.Steps.Select(s => s.Text).Last().ShouldBe("Kartu diserahkan kepada pemohon");
        var check = poster.Steps.Single(s => s.Text == "Petugas memeriksa berkas");
        check.Time.ShouldBe("10 menit");
        check.Branches.Select(b => b.Steps[0]).ShouldContain(t => t.StartsWith("Tidak lengkap", StringComparison.Ordinal));
        poster
            .Steps.SelectMany(s => s.Branches)
            .ShouldContain(b => b.Steps[0].StartsWith("EMERGENCY", StringComparison.Ordinal) && b.Steps.Length == 2);
    }

    [Fact]
    public void What_to_bring_says_for_whom_and_the_dates_are_the_regions_own()
    {
        var malinau = Of("PROC-MLN");
        malinau
            .Papers.Select(p => (p.Who, string.Join(", ", p.Items)))
            .ShouldBe([
                ("Semua pemohon", "Fotokopi Kartu Keluarga (KK)"),
                ("Hanya pasien yang dirawat inap (emergency)", "Surat Rawat Inap"),
            ]);
        malinau.Dates.ShouldBe(["Berkas diterima tanggal 1 s.d. 20 setiap bulan", "Usulan bulanan ke BPJS: tanggal 20 setiap bulan"]);
        Of("PROC-BJB").Dates.ShouldBe(["Form 34 bulanan ke BPJS Kesehatan: tanggal 15 setiap bulan"]);
        // The document says "pada jam tersebut" and names none.
        Of("PROC-PWK").Dates.ShouldBe(["Rekap usulan ke Dinas Kesehatan: pukul 11.00 dan 14.00 (jam dapat berubah)"]);
        Of("PROC-PWK").Papers.Single().Items.ShouldContain(i => i.StartsWith("Salah satu: ", StringComparison.Ordinal));
    }

    private static SopPoster Of(string key)
    {
        var office = Shipped.Regions.Select(Shipped.Office).First(o => o.Sops.All.Any(v => v.Key == key));
        return PosterPrinter.Model(office.Sops.All.First(v => v.Key == key), office);
    }
}
