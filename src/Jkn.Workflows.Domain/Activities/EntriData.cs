using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Back office keys the participants and the case gets its line in the registration book. Every participant needs the fields named;
/// a NIK that does not fit birth date or sex must have been matched with the KK (AC-20).
/// </summary>
[Activity(
    "Jkn.EntriData",
    "Back office",
    "Catat agenda dan entri data",
    "Memasukkan data peserta dan mencatatnya di buku agenda.",
    Kind = "Task"
)]
public sealed class EntriData : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Kolom wajib", "Nama kolom peserta yang harus terisi, dipisah koma.", Category = "Tugas", Order = 3)]
    public Input<string>? Wajib { get; init; }

    [Input(
        "Buku agenda",
        "Buku yang memberi nomor agenda; kosong bila tidak dicatat.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@registers"],
        Order = 4
    )]
    public Input<string>? Register { get; init; }

    [Input(
        "Pengingat NIK",
        "Jam sampai diingatkan bahwa NIK seseorang belum terbit (A-40).",
        Category = "Tugas",
        Default = "CalendarDays 30",
        Order = 5
    )]
    public Input<string>? PengingatNik { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.DataEntry;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        // What is mended is checked again before it may be proposed.
        if (PersonOf(flow) is { } mended && office.State.Courses[mended].Verdict is not null)
            office.Apply(new CaseEvent.CourseMoved(mended, PersonStates.Checked));
        var id = Open(flow, office);
        if (id.Length > 0 && PersonOf(flow) is { } person && office.State.Participants[person].Nik.Length == 0)
            StartClock(flow, id + "|nik", flow.Get(PengingatNik, "CalendarDays 30"), Title, RoleCode);
    }

    public override Rejection? Check(Completion completion)
    {
        var state = completion.State;
        if (state.Participants.IsEmpty)
            return new("participants-missing", "Belum ada peserta yang dimasukkan.", "participants");
        var fields = Fields(Wajib?.LiteralText);
        foreach (var (key, person) in completion.People)
        {
            // Who has no NIK yet waits for it in his own course and holds up nobody (A-40).
            if (completion.Person is null && person.Nik.Length == 0)
                continue;
            var empty = fields.Where(f => string.IsNullOrWhiteSpace(ParticipantFields.Read(person, f))).ToList();
            if (empty.Count > 0)
                return new(
                    "field-missing",
                    $"Data {person.Nama} belum lengkap: {string.Join(", ", empty.Select(ParticipantFields.Label))}.",
                    $"participants.{key}.{empty[0]}"
                );
            if (
                ParticipantRules.Mismatch(person, completion.On.Office.Region.Code) is { } mismatch
                && !state.ConfirmedMismatches.Contains(key)
            )
                return new(
                    "mismatch-unconfirmed",
                    $"{mismatch} Centang \"sudah dicocokkan dengan KK\" bila sudah diperiksa.",
                    $"participants.{key}.nik"
                );
            if (!state.ConfirmedMismatches.Contains(key) && FamilyRules.Doubts(state, key).FirstOrDefault() is { } doubt)
                return new(
                    "doubt-unconfirmed",
                    $"{person.Nama}: {doubt.Message} Centang \"sudah dicocokkan dengan KK\" bila memang demikian.",
                    $"participants.{key}.nama"
                );
        }
        return null;
    }

    public override string Complete(Completion completion)
    {
        var on = completion.On;
        if (Register?.LiteralText is not { Length: > 0 } register)
            return "Done";
        var year = on.Office.YearOf(on.Now);
        foreach (var (key, person) in completion.People.ToList())
        {
            if (person.Nik.Length == 0 || on.State.RegisterLines.Any(l => l.Register == register && l.Person == key))
                continue;
            on.Emit(
                new CaseEvent.RegisterLineAdded(
                    register,
                    year,
                    on.Known.NextNumber(register, year),
                    on.State.CaseNo ?? key,
                    Columns(on, person),
                    key
                )
            );
        }
        return "Done";
    }

    private static ImmutableSortedDictionary<string, string> Columns(Deciding on, Participant person)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        columns["tanggalBerkasDiterima"] = on.Office.DateOf(on.State.ReceivedAt);
        columns["tanggalPendaftaran"] = on.Today;
        columns["jalur"] = on.State.Path;
        foreach (var field in ParticipantFields.BookColumns)
        {
            if (ParticipantFields.Read(person, field) is { Length: > 0 } value)
                columns[field] = value;
        }
        return columns.ToImmutable();
    }

    /// <summary>The participant's fields that must be filled before this step ends.</summary>
    public IReadOnlyList<string> Needed => Fields(Wajib?.LiteralText);

    internal static string[] Fields(string? text) =>
        (text ?? "").Split([',', ' ', '\n', '[', ']', '"'], StringSplitOptions.RemoveEmptyEntries);

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        foreach (var field in Fields(Wajib?.LiteralText).Where(f => !ParticipantFields.Knows(f)))
            yield return new("field-unknown", Id, string.Create(CultureInfo.InvariantCulture, $"Kolom peserta \"{field}\" tidak dikenal."));
    }
}
