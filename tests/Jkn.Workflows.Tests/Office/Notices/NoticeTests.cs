using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Domain.Invariants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Tests.Application.Notices;

/// <summary>Notices to people outside: which words, which way, when, and what if it does not arrive.</summary>
public partial class NoticeTests
{
    private static readonly NoticeSeal seal = new(new EphemeralDataProtectionProvider());
    private static readonly DateTimeOffset noon = Offices.Wita("2026-11-04T12:00"),
        night = Offices.Wita("2026-11-04T22:00");

    private static readonly CaseState known = CaseState.Empty with
    {
        Id = "c1",
        Region = "65.02",
        CaseNo = "JKN/65.02/2026/000001",
        Path = "BIASA",
        Applicant = new Applicant("Siti 6502991708909901", "0811-000-001"),
        Participants = System.Collections.Immutable.ImmutableSortedDictionary<string, Participant>.Empty.Add(
            "p1",
            CaseScript.Budi with
            {
                Email = "siti@contoh.test",
            }
        ),
    };

    public static TheoryData<string, string> Templates => [.. TrialRegion.Office.Notices.Templates.Select(t => (t.Event, t.To))];

    [Theory, MemberData(nameof(Templates))]
    public void No_text_tells_a_NIK_or_an_illness(string happening, string to)
    {
        var template = TrialRegion.Office.Notices.Find(happening, to)!;

        foreach (
            var text in template
                .Texts.Values.Append(template.Text)
                .Append(template.Subject)
                .Select(t => NoticeText.Fill(t, known, TrialRegion.Office))
        )
        {
            text.ShouldNotMatch(@"\d{13,}");
            text.ShouldNotMatch(@"[{}]");
            foreach (var word in new[] { "rawat", "sakit", "diagnos", "penyakit" })
                text.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public void Every_event_that_a_procedure_tells_an_applicant_or_hospital_has_its_words() =>
        Jkn
            .Workflows.Tests.Workflows.Shipped.Regions.Select(Jkn.Workflows.Tests.Workflows.Shipped.Office)
            .SelectMany(o =>
                o.Sops.All.SelectMany(v => Told(v.Definition.Source))
                    .Where(t => o.Notices.Find(t.Event, t.To) is null)
                    .Select(t => $"{o.Region.Code} {t}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_first_way_that_is_there_and_reaches_the_person_is_taken_and_paper_is_the_last()
    {
        Row(
                new()
                {
                    WhatsApp = new() { Url = "http://x" },
                    Sms = new() { Url = "http://y" },
                }
            )
            .ShouldBe((NoticeChannels.WhatsApp, "SIAP"));
        Row(new() { Sms = new() { Url = "http://y" } }).ShouldBe((NoticeChannels.Sms, "SIAP"));
        Row(new() { Smtp = new() { Host = "x" } }).ShouldBe((NoticeChannels.Email, "SIAP"));
        Row(new()).ShouldBe((NoticeChannels.Paper, "CETAK"));
        Row(new() { Sms = new() { Url = "http://y" } }, known with { Facts = known.Facts.Add(NoteFact.NoMessages, "ya") })
            .ShouldBe((NoticeChannels.Paper, "CETAK"));

        static (string, string?) Row(NoticeOptions options, CaseState? state = null)
        {
            var row = new NoticeWriter(Options.Create(options), seal).Outside(
                "k",
                state ?? known,
                TrialRegion.Office,
                new("kartu-siap-diambil", "PEMOHON"),
                null,
                noon
            );
            return (row.Channel, row.State);
        }
    }

    [Fact]
    public void At_night_only_emergencies_go_out()
    {
        var writer = new NoticeWriter(Options.Create(new NoticeOptions { Sms = new() { Url = "http://y" } }), seal);

        writer.Outside("k", known, TrialRegion.Office, new("kartu-siap-diambil", "PEMOHON"), null, noon).ReadyAt.ShouldBe(noon);
        writer
            .Outside("k", known, TrialRegion.Office, new("kartu-siap-diambil", "PEMOHON"), null, night)
            .ReadyAt.ShouldBe(Offices.Wita("2026-11-05T07:00").ToUniversalTime());
        writer
            .Outside("k", known with { Path = "EMERGENSI" }, TrialRegion.Office, new("kartu-siap-diambil", "PEMOHON"), null, night)
            .ReadyAt.ShouldBe(night);
        writer.Outside("k", known, TrialRegion.Office, new("kepesertaan-aktif", "PEMOHON"), null, night).ReadyAt.ShouldBe(night);
    }

    private static IEnumerable<(string Event, string To)> Told(System.Text.Json.JsonElement definition) =>
        definition
            .GetProperty("root")
            .GetProperty("activities")
            .EnumerateArray()
            .Where(a => a.GetProperty("type").GetString() == "Jkn.BeriTahu")
            .SelectMany(a =>
                Of(a, "kepada")
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Where(NoticeWriter.IsOutside)
                    .Select(to => (Of(a, "peristiwa"), to))
            );

    private static string Of(System.Text.Json.JsonElement activity, string input) =>
        activity.GetProperty(input).GetProperty("expression").GetProperty("value").GetString()!;
}
