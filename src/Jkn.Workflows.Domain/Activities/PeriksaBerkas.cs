using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// The officer checks the file against the checklist. Complete only when the checklist says so; incomplete needs a note and names what is
/// missing; "cannot be registered" needs the reason. A document that marks an emergency puts the case on that path.
/// </summary>
[Activity("Jkn.PeriksaBerkas", "Loket", "Periksa berkas", "Memeriksa kelengkapan dengan daftar periksa.", Kind = "Task")]
public sealed class PeriksaBerkas : WorkActivity
{
    public const string CompleteFile = "Lengkap",
        Incomplete = "BelumLengkap",
        NotRegistrable = "TidakDapatDidaftarkan";

    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.FrontOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Daftar periksa", "Daftar untuk jalur biasa.", Category = "Tugas", UIHint = "dropdown", Options = ["@checklists"], Order = 3)]
    public Input<string>? DaftarPeriksa { get; init; }

    [Input(
        "Daftar periksa darurat",
        "Daftar bila berkas menempuh jalur darurat; kosong bila tidak ada.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@checklists"],
        Order = 4
    )]
    public Input<string>? DaftarPeriksaDarurat { get; init; }

    [Input("Dokumen penanda darurat", "Kode dokumen yang membuka jalur darurat.", Category = "Tugas", UIHint = "multitext", Order = 5)]
    public Input<string>? PenandaDarurat { get; init; }

    [Input(
        "Semua darurat",
        "True bila setiap berkas SOP ini menempuh jalur darurat sejak awal.",
        Category = "Tugas",
        UIHint = "checkbox",
        Default = "False",
        Order = 6
    )]
    public Input<bool>? SemuaDarurat { get; init; }

    [Output("Jalur", "BIASA atau EMERGENSI.")]
    public Output? Jalur { get; init; }

    public override IReadOnlyList<string> Outcomes => [CompleteFile, Incomplete, NotRegistrable];
    protected override string RoleCode => Peran?.LiteralText ?? Roles.FrontOffice;
    protected override string Kind => WorkKinds.DocumentCheck;

    /// <summary>The checklist that applies: the emergency's when one of its marking documents is there.</summary>
    public (Checklist? List, string Path) ListFor(CaseState state, Office office)
    {
        var emergency =
            (SemuaDarurat?.FixedOr(false) ?? false)
            || Marks.Any(code => state.Documents.Values.Any(d => d.Code == code && d.Result == "ADA_LENGKAP"));
        var code = emergency && DaftarPeriksaDarurat?.LiteralText is { Length: > 0 } list ? list : DaftarPeriksa?.LiteralText ?? "";
        return (office.Region.Checklist(code), emergency ? CasePaths.Emergency : CasePaths.Ordinary);
    }

    private IEnumerable<string> Marks =>
        (PenandaDarurat?.LiteralText ?? "").Split([',', ';', '\n', '[', ']', '"', ' '], StringSplitOptions.RemoveEmptyEntries);

    public override Rejection? Check(Completion completion)
    {
        if (NeedsNote(completion, Incomplete, NotRegistrable) is { } missing)
            return missing;
        var (list, path) = ListFor(completion.State, completion.On.Office);
        if (completion.Outcome == NotRegistrable && list is not null && !MayEnd(list, completion, path))
            return new(
                "file-registrable",
                "Berkas ini dapat dilengkapi: kembalikan dengan catatan. Tidak dapat didaftarkan hanya bila pemeriksaannya berkata begitu.",
                "outcome"
            );
        if (completion.Outcome != CompleteFile)
            return null;
        if (list is null)
            return new("checklist-unknown", "Daftar periksa langkah ini tidak ada.");
        var found = DocumentCheck.Evaluate(list, completion.State, completion.On.Office, path);
        return DocumentCheck.IsComplete(found)
            ? null
            : new("documents-missing", "Berkas belum lengkap: " + string.Join(", ", DocumentCheck.Missing(found)) + ".", "documents");
    }

    /// <summary>Where a checklist says what ends a case, a blurred or missing copy does not.</summary>
    private static bool MayEnd(Checklist list, Completion completion, string path) =>
        list.Items.All(i => i.Validator is not { EndsCase: true })
        || DocumentCheck.Evaluate(list, completion.State, completion.On.Office, path).Status == ChecklistStatus.CannotRegister;

    public override string Complete(Completion completion)
    {
        var on = completion.On;
        var (list, path) = ListFor(on.State, on.Office);
        if (completion.Outcome == CompleteFile && list is not null)
        {
            // Which paper satisfied a one-of group is told to later steps (AC-12, AC-13).
            foreach (
                var (group, code) in DocumentCheck
                    .Evaluate(list, on.State, on.Office, path)
                    .UsedForGroup.OrderBy(g => g.Key, StringComparer.Ordinal)
            )
            {
                if (on.State.Facts.GetValueOrDefault(group) != code)
                    on.Emit(new CaseEvent.FactNoted(group, code));
            }
        }
        if (completion.Outcome == CompleteFile && on.State.Path != path)
            on.Emit(new CaseEvent.PathChosen(path));
        if (completion.Outcome == Incomplete && list is not null)
            on.Emit(
                new CaseEvent.FilesReturned(
                    [.. DocumentCheck.Missing(DocumentCheck.Evaluate(list, on.State, on.Office, path))],
                    completion.Note ?? ""
                )
            );
        return completion.Outcome;
    }

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        flow.SetOutput("jalur", Of(flow).State.Path);
        base.Resume(flow, resumption);
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (string.IsNullOrEmpty(DaftarPeriksa?.LiteralText))
            yield return new("checklist-missing", Id, "Daftar periksa belum dipilih.");
    }
}
