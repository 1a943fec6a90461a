namespace Jkn.Workflows.Domain.Words;

/// <summary>What a procedure is for (codes are stored and public).</summary>
public static class SopUses
{
    /// <summary>An applicant starts it.</summary>
    public const string Case = "CASE";

    /// <summary>A batch's own definition.</summary>
    public const string Batch = "BATCH";

    /// <summary>A sub-workflow that others use as a step.</summary>
    public const string Part = "PART";

    /// <summary>The one that complaints run on.</summary>
    public const string Complaint = "COMPLAINT";

    /// <summary>The office does it of its own accord: a letter, a report. With a kind of batch, that batch opens it.</summary>
    public const string Errand = "ERRAND";

    /// <summary>Opens by itself when somebody is taken out whose list BPJS has: he is withdrawn in writing .</summary>
    public const string Withdrawal = "WITHDRAWAL";

    /// <summary>Opens by itself when a person's result changes after his matter had ended.</summary>
    public const string Correction = "CORRECTION";

    public static readonly IReadOnlyList<string> All = [Case, Batch, Part, Complaint, Errand, Withdrawal, Correction];
}
