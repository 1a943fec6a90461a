using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// A sign-off of one role, on the case itself or on a letter. The region's level switch may turn it off: it is then skipped, visibly.
/// Ways: forward, back (to the step the connection names, note mandatory), rejected where allowed (note mandatory).
/// </summary>
public abstract class SignOff : WorkActivity
{
    public const string Forward = SignOffMade.Forward,
        Back = "Kembalikan",
        Rejected = "Tolak";

    [Input(
        "Tindakan",
        "PERIKSA, VERIFIKASI, PARAF, SETUJUI atau TANDA_TANGAN.",
        Category = "Tanda tangan",
        UIHint = "dropdown",
        Options = [Acts.Check, Acts.Verify, Acts.Paraf, Acts.Approve, Acts.Sign],
        Order = 2
    )]
    public Input<string>? Tindakan { get; init; }

    [Input(
        "Surat",
        "Kunci surat yang diparaf atau ditandatangani; kosong bila yang disahkan berkas itu sendiri.",
        Category = "Tanda tangan",
        Order = 3
    )]
    public Input<string>? Surat { get; init; }

    [Input(
        "Boleh menolak",
        "True bila langkah ini boleh mengakhiri dengan penolakan.",
        Category = "Tanda tangan",
        UIHint = "checkbox",
        Default = "False",
        Order = 4
    )]
    public Input<bool>? BolehMenolak { get; init; }

    [Input(
        "Kembali ke",
        "Nama langkah tujuan tambahan untuk pengembalian, dipisah koma; masing-masing menjadi satu jalan keluar.",
        Category = "Tanda tangan",
        UIHint = "dynamic-outcomes",
        Order = 5
    )]
    public Input<string>? KembaliKe { get; init; }

    protected override string Kind => WorkKinds.SignOff;

    /// <summary>The act when the author chose none.</summary>
    protected abstract string DefaultAct { get; }

    public string Act => Tindakan?.LiteralText is { Length: > 0 } act ? act : DefaultAct;
    public string Role => RoleCode;

    // the inputs stand once the node was read
    private IReadOnlyList<string>? outcomes;

    public override IReadOnlyList<string> Outcomes =>
        outcomes ??= [
            Forward,
            Back,
            .. EntriData.Fields(KembaliKe?.LiteralText).Select(BackTo),
            .. MayReject ? [Rejected] : Array.Empty<string>(),
        ];

    // The designer writes the way out itself, a file the step it goes back to.
    private static string BackTo(string step) => step.StartsWith(Back + ":", StringComparison.Ordinal) ? step : $"{Back}:{step}";

    public override IReadOnlyList<string> OfferedOutcomes => [Forward, Back, Rejected];

    private bool MayReject => BolehMenolak?.FixedOr(false) ?? false;

    protected override void Begin(ActivityContext flow, CaseHost office)
    {
        var key = flow.Get(Surat) is { Length: > 0 } letterKey ? PersonRuns.Key(letterKey, PersonOf(flow)) : null;
        var level = LevelIn(office, key, flow.Now);
        if (!level.IsOn)
        {
            office.Apply(new CaseEvent.SignOffSkipped(Id, RoleCode, level.Source));
            flow.Complete(Forward);
            return;
        }
        if (key is { Length: > 0 })
        {
            if (!office.State.Letters.TryGetValue(key, out var letter))
            {
                flow.Fail("letter-missing", $"Surat \"{key}\" belum disusun ketika langkah ini dicapai.");
                return;
            }
            var state = Act == Acts.Sign ? LetterState.MenungguTandaTangan : LetterState.MenungguParaf;
            if (letter.State != state)
                office.Apply(new CaseEvent.LetterSent(key, state));
        }
        Open(flow, office, Act, key);
    }

    protected override void StartOwnClock(ActivityContext flow, CaseHost office, string id, string? letter)
    {
        ClockSpec? stated = null;
        if (flow.Get(Waktu) is { Length: > 0 } text)
        {
            (stated, var problem) = ClockSpec.Parse(text);
            if (stated is null)
            {
                flow.Fail("clock-invalid", $"Jam \"{text}\" tidak dapat dibaca: {problem}");
                return;
            }
        }
        var emergency = letter is not null && office.State.Path == CasePaths.Emergency;
        var clock = SignOffClock.Of(office.Office.Region, ChainOf(office, letter), RoleCode, Act, emergency, stated);
        var due = SignOffClock.DueOf(office.Office, clock, emergency, flow.Now);
        var at = due.At.ToUniversalTime();
        office.Apply(
            new CaseEvent.ClockStarted(id, clock.ToString(), Title, RoleCode, at, due.Explanation, due.Provisional)
            {
                RemindAt = SignOffClock.HalfWay(office.Office, flow.Now, at),
            }
        );
    }

    private static string ChainOf(CaseHost office, string? letter) =>
        office.State.Kind == CaseKind.Batch ? Chains.Batch
        : letter is { Length: > 0 } ? Chains.Letter
        : Chains.Case;

    /// <summary>Whether this level signs, by the switch that applies to the case's version.</summary>
    public LevelState LevelIn(CaseHost office, string? letter, DateTimeOffset now) =>
        office.Office.LevelOf(RoleCode, ChainOf(office, letter), office.Office.ScopeOf(office.State, letter, office.Office.DateOf(now)));

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (!Acts.All.Contains(Act))
            yield return new("act-unknown", Id, $"Tindakan \"{Act}\" bukan salah satu dari lima tindakan.");
        if (Act is Acts.Paraf or Acts.Sign && string.IsNullOrEmpty(Surat?.SourceText))
            yield return new("letter-unnamed", Id, "Paraf dan tanda tangan harus menyebut suratnya.");
    }
}

/// <summary>Front office: the file was checked and goes to the back office.</summary>
[Activity("Jkn.SignOff.FrontOffice", "Tanda tangan", "Sign-off Front Office", "Petugas depan menyatakan berkas diperiksa.", Kind = "Task")]
public sealed class SignOffFrontOffice : SignOff
{
    protected override string RoleCode => Roles.FrontOffice;
    protected override string DefaultAct => Acts.Check;
}

/// <summary>Back office: the data were verified.</summary>
[Activity(
    "Jkn.SignOff.BackOffice",
    "Tanda tangan",
    "Sign-off Back Office",
    "Petugas belakang menyatakan data terverifikasi.",
    Kind = "Task"
)]
public sealed class SignOffBackOffice : SignOff
{
    protected override string RoleCode => Roles.BackOffice;
    protected override string DefaultAct => Acts.Verify;
}

/// <summary>Head of section.</summary>
[Activity("Jkn.SignOff.Kasie", "Tanda tangan", "Sign-off Kepala Seksi", "Kepala Seksi memaraf atau menyetujui.", Kind = "Task")]
public sealed class SignOffKasie : SignOff
{
    protected override string RoleCode => Roles.SectionHead;
    protected override string DefaultAct => Acts.Paraf;
}

/// <summary>Head of division.</summary>
[Activity("Jkn.SignOff.Kabid", "Tanda tangan", "Sign-off Kepala Bidang", "Kepala Bidang memaraf atau menyetujui.", Kind = "Task")]
public sealed class SignOffKabid : SignOff
{
    protected override string RoleCode => Roles.DivisionHead;
    protected override string DefaultAct => Acts.Paraf;
}

/// <summary>Secretary of the agency.</summary>
[Activity("Jkn.SignOff.Sekretaris", "Tanda tangan", "Sign-off Sekretaris", "Sekretaris memaraf atau menyetujui.", Kind = "Task")]
public sealed class SignOffSekretaris : SignOff
{
    protected override string RoleCode => Roles.Secretary;
    protected override string DefaultAct => Acts.Paraf;
}

/// <summary>Head of the agency: the signature.</summary>
[Activity(
    "Jkn.SignOff.KepalaDinas",
    "Tanda tangan",
    "Sign-off Kepala Dinas",
    "Kepala Dinas menandatangani atau menyetujui.",
    Kind = "Task"
)]
public sealed class SignOffKepalaDinas : SignOff
{
    protected override string RoleCode => Roles.AgencyHead;
    protected override string DefaultAct => Acts.Sign;
}
