using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Back office drafts a letter from a template. Sending it on reserves its number when the region numbers before signing;
/// a redraft keeps the number, and a changed text voids the parafs given on the old one.
/// </summary>
[Activity("Jkn.SusunSurat", "Surat", "Susun surat", "Menyusun konsep surat dari templat.", Kind = "Task")]
public sealed class SusunSurat : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Surat", "Kunci surat, dipakai langkah paraf dan tanda tangan.", Category = "Tugas", Order = 3)]
    public Input<string>? Surat { get; init; }

    [Input("Templat", "Templat surat.", Category = "Tugas", UIHint = "dropdown", Options = ["@letters"], Order = 4)]
    public Input<string>? Templat { get; init; }

    [Input("Hal", "Perihal surat.", Category = "Tugas", Order = 5)]
    public Input<string>? Hal { get; init; }

    [Input("Isian wajib", "Isian yang harus ada sebelum dikirim, dipisah koma.", Category = "Tugas", Order = 6)]
    public Input<string>? Wajib { get; init; }

    [Input(
        "Buku agenda surat",
        "Buku yang memberi nomor surat.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@registers"],
        Default = "AGENDA_SURAT",
        Order = 7
    )]
    public Input<string>? Register { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.DraftLetter;

    /// <summary>The letter's key as the procedure has it; inside a run each person has a letter of his own.</summary>
    private string Key => Surat?.LiteralText ?? Id;

    /// <summary>The template its letter is printed with.</summary>
    public string TemplateName => Templat?.LiteralText ?? Key;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        // A draft that came back goes to the one who wrote it.
        var key = PersonRuns.Key(Key, PersonOf(flow));
        var before = office.State.Letters.GetValueOrDefault(key);
        if (before is { State: not LetterState.Konsep })
            office.Apply(new CaseEvent.LetterSent(key, LetterState.Konsep));
        Open(flow, office, letter: key, assignTo: before?.DraftedBy, note: before is null ? null : LastNote(office));
    }

    private static string? LastNote(CaseHost office) =>
        office.Events.OfType<CaseEvent.SignOffGiven>().LastOrDefault(e => e.Outcome != SignOff.Forward)?.Note;

    public override Rejection? Check(Completion completion)
    {
        var key = completion.Item.Letter!;
        var before = completion.State.Letters.GetValueOrDefault(key);
        foreach (var field in EntriData.Fields(Wajib?.LiteralText))
        {
            if (completion[field] is null && before?.Body.GetValueOrDefault(field) is not { Length: > 0 })
                return new("letter-field-missing", $"Isian surat \"{field}\" wajib diisi.", field);
        }
        var (office, template) = (completion.On.Office, completion.On.Office.TemplateOf(TemplateName));
        return KeyedDate.Refusal(completion.Data, template.IsDate, completion.On.LocalNow.Date)
            ?? office.Typeface?.Refusal(completion.Data.Select(d => (d.Key, (string?)d.Value)))
            ?? LetterFields.Refusal(template, office, completion.State, key, completion.Data);
    }

    public override string Complete(Completion completion)
    {
        var (on, key) = (completion.On, completion.Item.Letter!);
        var before = on.State.Letters.GetValueOrDefault(key);
        var body = (before?.Body ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)).SetItems(
            completion.Data.Where(d => d.Value.Length > 0)
        );
        if (on.Office.TemplateOf(TemplateName).OfBatch && on.State.Facts.GetValueOrDefault(Errand.BatchFact) is { } batch)
            body = body.SetItem(ReportLine.Field, ReportLine.Write(on.Known.Report(batch), on.Office));
        if (Newborns.Is(on.State, key) && !body.ContainsKey(Newborns.MotherField))
            body = body.SetItem(Newborns.MotherField, Newborns.MotherOf(on.State, key)!);
        var hash = LetterHash.Of(TemplateName, body);
        if (before is { Parafs.IsEmpty: false } && before.Hash != hash)
            on.Emit(new CaseEvent.ParafsVoided(key));
        on.Emit(
            new CaseEvent.LetterDrafted(
                key,
                TemplateName,
                Hal?.LiteralText ?? Title,
                body,
                hash,
                before?.Token is null ? LetterToken.New(on.Known, key) : null,
                completion.Person
            )
        );
        if (on.Office.Region.NumbersBeforeSigning)
            LetterNumbers.Reserve(on, key, Register?.LiteralText ?? "AGENDA_SURAT");
        LetterPapers.Ask(on, key);
        return "Done";
    }
}
