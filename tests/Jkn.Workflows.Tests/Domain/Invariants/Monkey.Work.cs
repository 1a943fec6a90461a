using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Tests.Domain.Invariants;

internal sealed partial class Monkey
{
    private static readonly Dictionary<string, string> form = new()
    {
        ["rumahSakit"] = "RSUD Contoh",
        ["kepada"] = "Kepala BPJS Kesehatan",
        ["tujuan"] = "BPJS",
        ["tandaTerima"] = "TT-1",
        ["bukti"] = "Surat 1",
        ["diserahkanKepada"] = "Keluarga",
        ["pengambil"] = "Budi",
        ["hubungan"] = "Anak",
        ["jenisIdentitas"] = "KTP",
    };

    /// <summary>Brings one task forward, with what it needs before.</summary>
    private void Advance((CaseState Case, WorkItem Item) work)
    {
        var (at, item) = work;
        var who = item.AssignedTo is { } to && TrialRegion.People.FirstOrDefault(p => p.Id == to) is { } holder ? holder : For(item.Role);
        Prepare(at, item);
        if (!office.Cases[at.Id].WorkItems.ContainsKey(item.Id))
            return;
        if (item.Kind == WorkKinds.SignOff)
        {
            var hash = item.Letter is { } key ? office.Cases[at.Id].Letters[key].Hash : null;
            var act = chance.Next(12) == 0 ? One(item.Outcomes) : SignOff.Forward;
            Do(
                at.Id,
                who,
                new GiveSignOff(item.Id, act, Often("catatan", null), Often(hash, "lain"), Often<int?>(null, item.Version))
                {
                    Proof = Often<string?>(ProofKinds.Totp, null),
                }
            );
        }
        else
        {
            var data = form.Where(_ => chance.Next(60) > 0).ToDictionary(f => f.Key, f => f.Value);
            data["paragraf"] = $"isi {chance.Next(3)}";
            Do(
                at.Id,
                who,
                new CompleteWorkItem(
                    item.Id,
                    chance.Next(8) == 0 && !item.Outcomes.IsEmpty ? One(item.Outcomes) : item.Outcomes.FirstOrDefault() ?? "Selesai",
                    Often("catatan", null),
                    data,
                    Often<int?>(null, 99)
                )
            );
        }
    }

    private void Prepare(CaseState at, WorkItem item)
    {
        switch (item.Kind)
        {
            case WorkKinds.DocumentCheck:
                foreach (var code in DocumentCheck.Codes(office.Office.Region).Where(c => c != "RAWAT_INAP" || chance.Next(2) == 0))
                    Do(at.Id, For(Roles.FrontOffice), new RecordDocument(code, Often("ADA_LENGKAP", "TIDAK_ADA"), "1"));
                break;
            case WorkKinds.DataEntry:
                Complete(at, item);
                break;
            case WorkKinds.Verification when item.Person is { } person:
                Check(at, person);
                break;
            case WorkKinds.LineVerification:
                Confirm(at);
                break;
            case WorkKinds.BatchResult or WorkKinds.ExternalEvent:
                Results(at);
                break;
        }
    }

    private void Confirm(CaseState at) =>
        Do(
            at.Id,
            For(Roles.DataManager),
            new VerifyBatchLines([
                .. at.Batch!.Lines.Values.Select(l => new LineVerdict(
                    l.Snapshot.Nik,
                    One(["BENAR", "BENAR", "BENAR", "TIDAK", "BELUM_DIJAWAB"]),
                    Often("Telepon", ""),
                    "RSUD Contoh"
                )),
            ])
        );

    /// <summary>A sender takes back what he sent, or somebody who did not.</summary>
    private void Recall()
    {
        if (Work().Where(w => w.Item.Outcomes.Contains(SignOff.Back)).ToList() is not { Count: > 0 } sent)
            return;
        var (at, item) = One(sent);
        Do(
            at.Id,
            Often(TrialRegion.People.FirstOrDefault(p => p.Id == item.SentBy), null) ?? One(TrialRegion.People),
            new RecallWorkItem(item.Id)
        );
    }

    /// <summary>Any command at all, anywhere, by anybody.</summary>
    private void Meddle()
    {
        if (office.Cases.Count == 0)
            return;
        var at = One(office.Cases.Values.OrderBy(c => c.Id, StringComparer.Ordinal).ToList());
        var item = at.WorkItems.Values.OrderBy(w => w.Id, StringComparer.Ordinal).ElementAtOrDefault(chance.Next(3));
        var id = item?.Id ?? "tidak-ada#1";
        var role = item?.Role ?? Roles.BackOffice;
        switch (chance.Next(18))
        {
            case >= 16:
                LiveOn(at);
                break;
            case 0:
                Do(at.Id, For(role), new ClaimWorkItem(id));
                break;
            case 1:
                Do(at.Id, For(role), new ReleaseWorkItem(id));
                break;
            case 2:
                Do(at.Id, For(role), new SeeWorkItem(id));
                break;
            case 3 or 4:
                Recall();
                break;
            case 5:
                Do(at.Id, Anybody(0.5, Roles.SectionHead), new ReassignWorkItem(id, For(role).Id));
                break;
            case 6 or 7:
                Do(at.Id, Anybody(0.8, Roles.SectionHead, Roles.DivisionHead), new UnlockBatch(Often("salah nama", "")));
                break;
            case 8:
                Do(at.Id, Anybody(0.6, Roles.FrontOffice), new CancelCase(Often("ditarik pemohon", "")));
                break;
            case 9:
                Do(at.Id, Anybody(0.6, Roles.BackOffice), new RetryIncident("x#1"));
                break;
            case 10:
                Record(at, One(["p1", "p2", "p3", "terlalu-panjang"]));
                break;
            case 11:
                Do(at.Id, For(Roles.BackOffice), new RemoveParticipant(One(["p1", "p2"])));
                break;
            case 12:
                Do(at.Id, One(TrialRegion.People), new RecordApplicant(new Applicant($"Pemohon {chance.Next(3)}")));
                break;
            case 13:
                Do(at.Id, One(TrialRegion.People), new WaiveDocument(One(["KK", "KTP", "X"]), "HILANG"));
                break;
            case 14:
                Results(at);
                break;
            default:
                Check(at, "p1");
                break;
        }
    }
}
