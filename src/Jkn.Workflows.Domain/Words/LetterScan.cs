namespace Jkn.Workflows.Domain.Words;

/// <summary>A scan of the letter signed in ink that its signer has not confirmed yet, and who uploaded it.</summary>
public sealed record LetterScan(string FileId, string FileHash, string By, DateTimeOffset At);
