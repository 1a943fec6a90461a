using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// The letter's page: asked for as an effect, answered by commands of the system. Late or doubled answers find another draft and change
/// nothing.
/// </summary>
public static class LetterPapers
{
    /// <summary>Something of the letter changed that its page must show: the shell brings the page up to date after the commit.</summary>
    public static void Ask(Deciding on, string key)
    {
        var letter = on.State.Letters[key];
        on.Ask(
            EffectKinds.LetterPaper,
            $"{on.State.Id}/{key}/{letter.Version}/{on.State.Version}",
            new
            {
                caseId = on.State.Id,
                letter = key,
                attempt = "",
            }
        );
    }

    internal static readonly Rejection SystemOnly = new("system-only", "Hanya sistem yang mencatat hasil cetak dan segel.");

    internal static Rejection? Unknown(Deciding on, string key) =>
        on.State.Letters.ContainsKey(key) ? null : new("letter-unknown", "Surat tidak ditemukan.");
}

/// <summary>Leads from paper to the verification page: 160 random bits, in letters that survive an address bar.</summary>
public static class LetterToken
{
    public const int Length = 40;

    public static string New(Known known, string letter) =>
        Convert.ToHexStringLower(known.Unguessable($"letter-token/{letter}").AsSpan(0, Length / 2));
}

/// <summary>The page was typeset and stored.</summary>
public sealed record RecordLetterPage(string Letter, int Draft, string FileId, string FileHash, int Pages, string? Place) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: null } letter || letter.Draft != Draft)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.LetterTypeset(Letter, Draft, FileId, FileHash, Pages, Place));
        return on.Accept();
    }
}

/// <summary>The page cannot be made: the letter shows Gangguan, and waits for somebody to mend the cause and retry.</summary>
public sealed record FaultLetter(string Letter, int Draft, string Code, string? Template, int? Line, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: null, Fault: null } letter || letter.Draft != Draft)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.LetterFaulted(Letter, Draft, Code, Template, Line, Reason));
        Notices.Ask(on.Host, $"{Letter}/{Draft}/{on.State.Version}/gangguan", "gangguan-cetak-surat", Roles.BackOffice);
        return on.Accept();
    }
}

/// <summary>Somebody mended the cause: the page is tried again.</summary>
public sealed record RetryLetter(string Letter) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead, Roles.Secretary))
            return Decision.Reject("role-missing", "Hanya Back Office atau atasannya yang dapat mengulang cetak surat.");
        if (LetterPapers.Unknown(on, Letter) is { } no)
            return Decision.Reject(no);
        if (on.State.Letters[Letter].Fault is null)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.LetterRetried(Letter));
        LetterPapers.Ask(on, Letter);
        return on.Accept();
    }
}

/// <summary>A paraf went into the file as an invisible signature, or stays in the journal alone (<paramref name="Why"/>).</summary>
public sealed record RecordParafSeal(string Letter, int Draft, string Role, string By, string? FileId, string? FileHash, string? Why)
    : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject(LetterPapers.SystemOnly);
        if (on.State.Letters.GetValueOrDefault(Letter) is not { Paper: not null } letter || letter.Draft != Draft)
            return Decision.Nothing(on.State);
        // Ascending order: each paraf stands on those before it.
        if (letter.Parafs.FirstOrDefault(p => p.Seal is null) is not { } next || next.Role != Role || next.By != By)
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.ParafSealed(Letter, Draft, Role, FileId, FileHash, Why));
        return on.Accept();
    }
}
