using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>The complaint is handled: the line in its book gets follow-up, day and officer, and the complaint is closed.</summary>
[Activity("Jkn.TutupPengaduan", "Pengaduan", "Tutup pengaduan", "Melengkapi buku dan menutup pengaduan.")]
public sealed class TutupPengaduan : OfficeActivity
{
    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        foreach (var line in office.State.RegisterLines)
        {
            office.Apply(
                new CaseEvent.RegisterLineFilled(
                    line.Register,
                    line.Year,
                    line.Number,
                    ImmutableSortedDictionary.CreateRange(
                        StringComparer.Ordinal,
                        new Dictionary<string, string>
                        {
                            ["tindakLanjut"] = office.State.Facts.GetValueOrDefault(ComplaintFacts.FollowUp, ""),
                            ["tanggalSelesai"] = office.Office.DateOf(flow.Now),
                            ["petugas"] = office.State.Facts.GetValueOrDefault(ComplaintFacts.Officer, ""),
                        }
                    )
                )
            );
        }
        if (office.State.IsOpen)
            office.Apply(new CaseEvent.CaseClosed(CaseStatus.Done, null, null));
        flow.Complete("Done");
    }
}
