namespace Jkn.Workflows.Domain.Batches;

/// <summary>What the steps wait for that a batch resumes, and the ways they go then.</summary>
public static class BatchWaits
{
    /// <summary>The case waits for its result.</summary>
    public const string Result = "batch-result";

    /// <summary>The locked batch waits for somebody to unlock it.</summary>
    public const string Unlock = "batch-unlock";

    public const string Active = "Aktif",
        Failed = "GagalUsul",
        NoCard = "TanpaKartu",
        Unlocked = "Dibuka";
}
