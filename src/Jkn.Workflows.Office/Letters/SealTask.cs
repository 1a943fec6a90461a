using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>One seal that a letter still lacks: whose, where on the page, and what the case is told when it is there or not.</summary>
internal abstract record SealTask(Letter Letter, LetterMark Mark)
{
    public abstract SealField Field { get; }

    /// <summary>Its file lies there, found again by a run after a crash.</summary>
    public abstract string Slot { get; }

    public abstract Command Done(string hash, string fileId, bool certified);

    public abstract Command Refused(SealRefused why);

    /// <summary>What is told of a mark in ink; null: nothing before its scan comes.</summary>
    public abstract Command? InInk { get; }

    /// <summary>What is told when the official's request, which alone could seal, ended without.</summary>
    public abstract Command GivenUp { get; }

    /// <summary>The seals that a letter with its page waits for, in the order they are made: one paraf, then the signature.</summary>
    public static IEnumerable<SealTask> Open(Letter letter)
    {
        if (letter.Parafs.FirstOrDefault(p => p.Seal is null) is { } paraf)
            yield return new ParafSeal(letter, paraf);
        if (letter is { Attempt: { } attempt, Requested: { } asked })
            yield return new SignatureSeal(letter, asked, attempt);
    }
}

/// <summary>
/// An invisible seal for a paraf; without a certificate the paraf stands in the journal, and the verification page says so.
/// </summary>
internal sealed record ParafSeal(Letter Letter, LetterMark Mark) : SealTask(Letter, Mark)
{
    public override SealField Field => LetterPlace.ParafField(Mark);

    /// <summary>Set for one that is made with a secret before the act is given: no other act finds its file.</summary>
    public string? Act { get; init; }
    public override string Slot => $"paraf/{Mark.Role}/{Mark.By}{(Act is null ? "" : "/" + Act)}";
    public override Command InInk => Without(SealKinds.WetInk);
    public override Command GivenUp => Without(SealCodes.NoSecret);

    public override Command Done(string hash, string fileId, bool certified) =>
        new RecordParafSeal(Letter.Key, Letter.Draft, Mark.Role, Mark.By, fileId, hash, null);

    public override Command Refused(SealRefused why) => Without(why.Code);

    private RecordParafSeal Without(string why) => new(Letter.Key, Letter.Draft, Mark.Role, Mark.By, null, null, why);
}

/// <summary>The signature of an attempt; refused, the letter waits for its signature as before (AC-60).</summary>
internal sealed record SignatureSeal(Letter Letter, LetterMark Mark, string Attempt) : SealTask(Letter, Mark)
{
    public override SealField Field => LetterPlace.SignatureField(Letter.Paper!.Place, Letter.Paper.Pages);
    public override string Slot => $"seal/{Attempt}";
    public override Command? InInk => null;
    public override Command GivenUp => new FailSignature(Letter.Key, Attempt, LetterDesk.Interrupted);

    public override Command Done(string hash, string fileId, bool certified) =>
        new RecordSeal(Letter.Key, Attempt, hash, fileId, certified ? SealKinds.Certified : SealKinds.Uncertified);

    public override Command Refused(SealRefused why) => new FailSignature(Letter.Key, Attempt, why.Code, why.Again);
}
