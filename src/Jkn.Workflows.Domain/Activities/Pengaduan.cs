using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Complaints;
using Jkn.Workflows.Domain.WorkItems;
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

/// <summary>
/// An officer follows a complaint up until it is handled. What was done is written down; more time may be asked for once, where the region
/// allows it.
/// </summary>
[Activity(
    "Jkn.TindakLanjutPengaduan",
    "Pengaduan",
    "Tindak lanjuti pengaduan",
    "Menangani pengaduan dan menuliskan tindak lanjutnya.",
    Kind = "Task"
)]
public sealed class TindakLanjutPengaduan : WorkActivity
{
    public const string Handled = "Ditangani",
        MoreTime = "PerluWaktu";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.FrontOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input(
        "Boleh minta waktu",
        "True bila penanganan boleh diperpanjang dengan alasan.",
        Category = "Tugas",
        UIHint = "checkbox",
        Default = "False",
        Order = 3
    )]
    public Input<bool>? BolehMintaWaktu { get; init; }

    public override IReadOnlyList<string> Outcomes => BolehMintaWaktu?.FixedOr(false) ?? false ? [Handled, MoreTime] : [Handled];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.FrontOffice;
    protected override string Kind => WorkKinds.Complaint;

    public override Rejection? Check(Completion completion) =>
        NeedsNote(completion, Handled, MoreTime) is { } missing
            ? missing with
            {
                Message = "Tulis tindak lanjut, atau alasan perlu waktu tambahan.",
            }
            : null;

    public override string Complete(Completion completion)
    {
        completion.On.Emit(new CaseEvent.FactNoted(ComplaintFacts.FollowUp, completion.Note!.Trim()));
        completion.On.Emit(new CaseEvent.FactNoted(ComplaintFacts.Officer, completion.On.Actor.Name));
        return completion.Outcome;
    }
}

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
