using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>A complaint gets its number and its line in the book of the way it came by.</summary>
[Activity("Jkn.CatatPengaduan", "Pengaduan", "Catat pengaduan", "Memberi nomor pengaduan dan mencatatnya di buku salurannya.")]
public sealed class CatatPengaduan : OfficeActivity
{
    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var (state, region, year) = (office.State, office.Office.Region, office.Office.YearOf(flow.Now));
        var numbers = region.Complaints.Numbers;
        if (region.Registers.FirstOrDefault(r => r.Code == numbers) is not { } pattern)
        {
            flow.Fail("register-missing", $"Register {numbers} untuk nomor pengaduan tidak ada.");
            return;
        }
        if (state.CaseNo is null)
            office.Apply(
                new CaseEvent.CaseNumbered(
                    pattern.Number.Format(new(region.Code, office.Office.Time.Local(flow.Now), office.Known.NextNumber(numbers, year)))
                )
            );
        var channel = region.Complaints.Find(state.Channel);
        if ((channel?.Book ?? region.Complaints.Book) is { } book)
        {
            var columns = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                new Dictionary<string, string>
                {
                    ["pelapor"] = state.Applicant?.Nama ?? OpenComplaint.Unnamed,
                    ["masalah"] = state.Facts.GetValueOrDefault(ComplaintFacts.Matter, ""),
                    ["saluran"] = channel?.Label ?? state.Channel,
                }
            );
            office.Apply(new CaseEvent.RegisterLineAdded(book, year, office.Known.NextNumber(book, year), office.State.CaseNo!, columns));
        }
        flow.Complete("Done");
    }
}
