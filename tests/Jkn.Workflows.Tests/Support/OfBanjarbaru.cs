using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// The way of Banjarbaru's cases into Form 34 and of Form 34 to BPJS, by whatever desk takes the commands: in memory or of a server.
/// </summary>
internal sealed class OfBanjarbaru(IReadOnlyDictionary<string, Actor> people, Func<string, Actor, Command, Task<CaseState>> give)
{
    public const string Region = "63.72",
        Sop = "PROC-BJB";
    public static readonly string Batch = BatchEntries.IdOf(Region, "F34_BULANAN", "2026-11", 0);

    private static readonly VillageLetter letter = new("470/12", "2026-11-02", "Kelurahan Contoh");

    public static Participant Person(int n) =>
        new(
            People.Row(n)[0],
            People.Nik(n),
            $"WARGA CONTOH {n}",
            "Contoh",
            People.Born(n).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            n % 2 == 0 ? "L" : "P",
            "KAWIN",
            "P",
            "Jalan Contoh 1",
            Kecamatan: "02",
            DesaKelurahan: "1001",
            Faskes: "0000 Puskesmas Contoh"
        );

    public Task<CaseState> GiveAsync(string id, string role, Command command) => give(id, people[role], command);

    /// <summary>From the list of a kelurahan until it is ready for its batch.</summary>
    public async Task ReadyAsync(string id, Participant person)
    {
        await GiveAsync(id, Roles.BackOffice, new OpenListedFamily(id, Sop, [person], "daftar", letter));
        await DoneAsync(id, "J03", Roles.FrontOffice);
        await DoneAsync(id, "J04", Roles.FrontOffice, "Lengkap");
        await SignAsync(id, "J04P", Roles.FrontOffice);
        // names of tests hold digits: somebody has compared them with the family card
        await GiveAsync(id, Roles.BackOffice, new RecordParticipant("p1", person, MatchedWithKk: true));
        await DoneAsync(id, "J05", Roles.BackOffice);
        await GiveAsync(id, Roles.BackOffice, new RecordSegmentCheck("p1", new("TIDAK_ADA", "TIDAK_ADA", Bukti: "EDABU-1")));
        await DoneAsync(id, "J06", Roles.BackOffice, "Selesai");
        await SignAsync(id, "J06P", Roles.BackOffice);
    }

    public Task LockAsync() => DoneAsync(Batch, "J07B", Roles.BackOffice, "Dikunci");

    /// <summary>A locked batch: covering letter, parafs, signature, agreement, receipt.</summary>
    public async Task SendAsync()
    {
        await DoneAsync(Batch, "J08S", Roles.BackOffice);
        await SignAsync(Batch, "J08A", Roles.SectionHead);
        await SignAsync(Batch, "J08B", Roles.DivisionHead);
        await SignAsync(Batch, "J08D", Roles.AgencyHead);
        await DoneAsync(
            Batch,
            "J00",
            Roles.BackOffice,
            data: new()
            {
                ["nomorPks"] = "PKS-1",
                ["berlakuDari"] = "2026-01-01",
                ["berlakuSampai"] = "2026-12-31",
            }
        );
        await DoneAsync(Batch, "J09", Roles.BackOffice, data: new() { ["tandaTerima"] = "TT-1" });
    }

    private async Task DoneAsync(string id, string activity, string role, string? outcome = null, Dictionary<string, string>? data = null)
    {
        var item = await ItemAsync(id, activity);
        await GiveAsync(id, role, new CompleteWorkItem(item.Item.Id, outcome ?? item.Item.Outcomes.Single(), null, data));
    }

    private async Task SignAsync(string id, string activity, string role)
    {
        var (state, item) = await ItemAsync(id, activity);
        await GiveAsync(id, role, new GiveSignOff(item.Id, "Setuju", null, item.Letter is { } letter ? state.Letters[letter].Hash : null));
    }

    /// <summary>Seeing changes nothing that matters here and brings the state.</summary>
    private async Task<(CaseState State, WorkItem Item)> ItemAsync(string id, string activity)
    {
        for (var tries = 0; ; tries++)
        {
            var state = await give(id, people[Roles.BackOffice], new Look());
            if (state.WorkItems.Values.FirstOrDefault(w => w.ActivityId == activity) is { } item)
                return (state, item);
            if (tries > 500)
                throw new InvalidOperationException(
                    $"No task {activity} on {id}: {string.Join(", ", state.WorkItems.Values.Select(w => w.ActivityId))}"
                );
            await Task.Delay(20);
        }
    }

    /// <summary>Decides nothing.</summary>
    private sealed record Look : Command
    {
        public override Decision Decide(Deciding on) => Decision.Nothing(on.State);
    }
}
