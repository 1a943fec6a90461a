using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>After the signature: number (when it comes last), archive, contact and hand over.</summary>
[Activity(
    "Jkn.TerbitkanSurat",
    "Surat",
    "Terbitkan surat",
    "Memberi nomor, mengarsipkan, menghubungi pemohon dan menyerahkan surat.",
    Kind = "Task"
)]
public sealed class TerbitkanSurat : WorkActivity
{
    [Input("Peran", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 2)]
    public Input<string>? Peran { get; init; }

    [Input("Surat", "Kunci surat.", Category = "Tugas", Order = 3)]
    public Input<string>? Surat { get; init; }

    [Input(
        "Buku agenda surat",
        "Buku yang memberi nomor surat.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@registers"],
        Default = "AGENDA_SURAT",
        Order = 4
    )]
    public Input<string>? Register { get; init; }

    protected override string RoleCode => Peran?.LiteralText ?? Roles.BackOffice;
    protected override string Kind => WorkKinds.IssueLetter;

    protected override void Begin(ActivityContext flow, CaseHost office) =>
        Open(flow, office, letter: flow.Get(Surat) is { Length: > 0 } key ? PersonRuns.Key(key, PersonOf(flow)) : null);

    public override Rejection? Check(Completion completion) =>
        completion.State.Letters.GetValueOrDefault(completion.Item.Letter ?? "")?.State != LetterState.Ditandatangani
            ? new("letter-unsigned", "Surat belum ditandatangani.", "surat")
        : completion["diserahkanKepada"] is null ? new("receiver-missing", "Nama penerima surat wajib diisi.", "diserahkanKepada")
        : NameRule.Refusal(completion["diserahkanKepada"], "diserahkanKepada");

    public override string Complete(Completion completion)
    {
        var key = completion.Item.Letter!;
        LetterNumbers.Reserve(completion.On, key, Register?.LiteralText ?? "AGENDA_SURAT");
        completion.On.Emit(new CaseEvent.LetterHandedOver(key, completion["diserahkanKepada"]!));
        Expedition.Note(completion.On, completion.On.State.Letters[key], completion["diserahkanKepada"]!);
        return "Done";
    }
}
