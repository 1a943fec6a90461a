using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;

namespace Jkn.Workflows.Tests.Domain.Invariants;

/// <summary>Families: who is in them, what is found of each, who comes late, goes, comes back, or lies in hospital.</summary>
internal sealed partial class Monkey
{
    private const int Largest = 7;

    /// <summary>Between one and seven people at once, some of them not born into a register yet.</summary>
    private void Family(CaseState at)
    {
        for (var i = 1 + chance.Next(chance.Next(3) == 0 ? Largest : 3); i > 0; i--)
            Record(at, $"p{i}");
    }

    private void Record(CaseState at, string key)
    {
        var overrides = chance.Next(3) == 0;
        var known = office.Cases[at.Id].Participants.GetValueOrDefault(key);
        // Mostly the same person again, corrected; seldom another one under his key.
        var who = known is null || chance.Next(6) == 0 ? Somebody() : known with { Alamat = $"Jalan Contoh {chance.Next(1, 4)}" };
        if (who.Nik.Length == 0 ? chance.Next(2) == 0 : known is null && chance.Next(9) == 0)
            who = who with { Nik = who.Nik.Length == 0 ? Somebody().Nik : "" };
        Do(
            at.Id,
            overrides ? Anybody(0.8, Roles.SectionHead, Roles.DivisionHead) : For(Roles.BackOffice),
            new RecordParticipant(key, who, chance.Next(3) == 0, overrides ? Often("keluarga pindah", "") : null)
        );
    }

    /// <summary>Data for a task that waits for one person's.</summary>
    private void Complete(CaseState at, WorkItem item)
    {
        if (item.Person is null)
            Family(at);
        else if (office.Cases[at.Id].Participants[item.Person] is { Nik.Length: 0 } newborn)
            Do(at.Id, For(Roles.BackOffice), new RecordParticipant(item.Person, newborn with { Nik = Somebody().Nik }, true));
        else if (chance.Next(2) == 0)
            Record(at, item.Person);
    }

    private void Check(CaseState at, string key) =>
        Do(
            at.Id,
            For(Roles.BackOffice),
            new RecordSegmentCheck(
                key,
                chance.Next(10) switch
                {
                    < 6 => new("TIDAK_ADA", "TIDAK_ADA", Bukti: "EDABU-1"),
                    6 => new("PBPU", "MENINGGAL", Bukti: "EDABU-1"),
                    7 => new("PPU", "NONAKTIF", Bukti: "EDABU-1"),
                    8 => new("PBI_JK", "NONAKTIF", Bukti: "EDABU-1"),
                    _ => new(One(["PBI_JK", "PPU", "PBPU", "X"]), Often("AKTIF", "?"), Bukti: "EDABU-1"),
                }
            )
        );

    /// <summary>What happens to people of a family whose members are on their ways.</summary>
    private void LiveOn(CaseState at)
    {
        var key = $"p{chance.Next(1, Largest + 1)}";
        var anyone = at.Participants.Count == 0 ? key : One([.. at.Participants.Keys]);
        switch (chance.Next(8))
        {
            case 0:
                Record(at, key);
                break;
            case 1 when chance.Next(3) > 0:
                // A birth: no number yet.
                Do(at.Id, For(Roles.BackOffice), new RecordParticipant(key, Somebody() with { Nik = "", Nama = "BAYI CONTOH" }));
                break;
            case 2 or 3:
                Do(
                    at.Id,
                    Anybody(0.9, Roles.BackOffice, Roles.FrontOffice),
                    new WithdrawParticipant(anyone, Often("meninggal dunia", ""), Often<string?>(null, "MENINGGAL"), chance.Next(3) == 0)
                );
                break;
            case 4:
                var gone = at.Courses.Where(c => c.Value.State == PersonStates.Withdrawn).Select(c => c.Key).ToList();
                Do(at.Id, For(Roles.BackOffice), new RestoreParticipant(gone.Count > 0 ? One(gone) : anyone, Often("salah orang", "")));
                break;
            case 5 or 6:
                Do(
                    at.Id,
                    For(Roles.FrontOffice),
                    new RecordDocument("RAWAT_INAP", Often("ADA_LENGKAP", "TIDAK_ADA"), $"RI-{chance.Next(9)}", Person: Often(anyone, null))
                );
                break;
            default:
                Together(at);
                break;
        }
    }

    /// <summary>One form for several people who wait at the same task.</summary>
    private void Together(CaseState at)
    {
        var same = at.WorkItems.Values.Where(w => w.Person is not null && w.Kind != WorkKinds.SignOff).GroupBy(w => w.ActivityId).ToList();
        if (same.Count == 0)
            return;
        var items = One(same).OrderBy(w => w.Id, StringComparer.Ordinal).Where(_ => chance.Next(4) > 0).ToList();
        foreach (var item in items)
            Prepare(at, item);
        var answers = items
            .Select(w => new WorkAnswer(w.Id, w.Outcomes.IsEmpty ? "Selesai" : One(w.Outcomes), Often("catatan", null), form))
            .ToArray();
        Do(at.Id, For(items.Count > 0 ? items[0].Role : Roles.BackOffice), new CompleteWorkItems([.. answers]));
    }

    private void Results(CaseState at)
    {
        if (at.Batch is not { } batch)
            return;
        var lines = batch
            .Lines.Values.Where(_ => chance.Next(4) > 0)
            .Select(l =>
                chance.Next(7) switch
                {
                    0 => new ResultLine(l.Snapshot.Nik, "GAGAL", One(["NIK_TIDAK_PADAN", "MENINGGAL", "?"])),
                    1 => new ResultLine(l.Snapshot.Nik, "GAGAL", "NIK_TIDAK_PADAN"),
                    2 => new ResultLine(l.Snapshot.Nik, "TANPA_KARTU"),
                    3 => new ResultLine("6502990000000001", "AKTIF"),
                    _ => new ResultLine(l.Snapshot.Nik, "AKTIF", null, "2026-12-01", "0001234567890", Often("Lampiran 1", "")),
                }
            );
        Do(
            at.Id,
            Anybody(0.9, Roles.BackOffice, Roles.DataManager),
            new RecordBatchResults($"berkas-{chance.Next(40)}", [.. lines], Complete: chance.Next(3) == 0)
        );
    }
}
