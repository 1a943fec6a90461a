using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// The card is handed to the participant or a relative: collector, relation and kind of identity are recorded in the collection book
/// (AC-47).
/// </summary>
[Activity(
    "Jkn.SerahKartu",
    "Loket",
    "Hubungi pemohon dan serahkan kartu",
    "Menyerahkan kartu dan mencatatnya di buku agenda pengambilan.",
    Kind = "Task"
)]
public sealed class SerahKartu : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Buku agenda", "Buku agenda pengambilan kartu.", Category = "Tugas", UIHint = "dropdown", Options = ["@registers"], Order = 3)]
    public Input<string>? Register { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.HandOverCard;

    public override Rejection? Check(Completion completion)
    {
        if (completion["pengambil"] is null)
            return new("collector-missing", "Nama pengambil kartu wajib diisi.", "pengambil");
        if (completion["hubungan"] is null)
            return new("collector-relation-missing", "Hubungan pengambil dengan peserta wajib diisi.", "hubungan");
        if (completion["jenisIdentitas"] is null)
            return new("collector-id-missing", "Jenis identitas pengambil wajib diisi.", "jenisIdentitas");
        return Entries(completion).Any(e => e.CardNo is not null && e.ListRef is not null)
            ? null
            : new("card-unlisted", "Kartu belum tercatat pada daftar lampiran BPJS.", "kartu");
    }

    public override string Complete(Completion completion)
    {
        var on = completion.On;
        var columns = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, completion.Data);
        foreach (var entry in Entries(completion).Where(e => e.CardNo is not null).OrderBy(e => e.Key, StringComparer.Ordinal).ToList())
        {
            on.Emit(new CaseEvent.CardHandedOver(entry.Key, columns));
            if (Register?.LiteralText is not { Length: > 0 } register)
                continue;
            var year = on.Office.YearOf(on.Now);
            foreach (var (key, card) in entry.Cards)
            {
                var line = columns
                    .SetItem("nomorKartu", card)
                    .SetItem("peserta", on.State.Participants.GetValueOrDefault(key)?.Nama ?? key);
                on.Emit(
                    new CaseEvent.RegisterLineAdded(
                        register,
                        year,
                        on.Known.NextNumber(register, year),
                        on.State.CaseNo ?? "",
                        line,
                        completion.Person
                    )
                );
            }
        }
        if (completion.Person is { } person)
            on.Emit(new CaseEvent.CourseMoved(person, PersonStates.CardHandedOver));
        else
            on.Emit(new CaseEvent.StatusChanged(CaseStatus.CardHandedOver));
        return "Done";
    }

    private static IEnumerable<BatchEntry> Entries(Completion completion) =>
        completion.State.BatchEntries.Values.Where(e => completion.Person is null || e.Person == completion.Person);
}
