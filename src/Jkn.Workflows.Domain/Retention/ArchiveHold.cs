using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>While it stands, nothing of the case is destroyed: a lawsuit, an audit, an unsettled complaint.</summary>
public sealed record ArchiveHold(string By, DateTimeOffset At, string Reason)
{
    public const int LongestReason = 500;

    /// <summary>Who may set and lift it, where a region has said nothing: those who answer for the archive .</summary>
    public static readonly IReadOnlyList<string> MaySet = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary, Roles.AgencyHead];

    internal static Rejection? Refusal(Deciding on, string reason)
    {
        if (on.State.Id.Length == 0)
            return new("case-unknown", "Berkas tidak ada.");
        if (!on.Actor.HasAny([.. MaySet]))
            return new(
                "archive-hold-not-yours",
                "Hanya Kepala Seksi, Kepala Bidang, Sekretaris, atau Kepala Dinas yang menahan arsip dan melepasnya."
            );
        if (string.IsNullOrWhiteSpace(reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        return reason.Length > LongestReason ? new("reason-too-long", $"Paling banyak {LongestReason} karakter.", "reason") : null;
    }
}

/// <summary>Keeps the case beyond its time, also out of a proposal that stands already.</summary>
public sealed record HoldArchive(string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (ArchiveHold.Refusal(on, Reason) is { } no)
            return Decision.Reject(no);
        if (on.State.Hold is not null)
            return Decision.Reject("archive-held", "Berkas ini sudah ditahan sebagai arsip.");
        on.Emit(new CaseEvent.ArchiveHeld(Reason));
        return on.Accept();
    }
}

/// <summary>The reason for keeping it is over; its time counts again from its closing.</summary>
public sealed record LiftArchiveHold(string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (ArchiveHold.Refusal(on, Reason) is { } no)
            return Decision.Reject(no);
        if (on.State.Hold is null)
            return Decision.Reject("archive-not-held", "Berkas ini tidak ditahan sebagai arsip.");
        on.Emit(new CaseEvent.ArchiveHoldLifted(Reason));
        return on.Accept();
    }
}
