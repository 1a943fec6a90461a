namespace Jkn.Workflows.Data.Providers;

/// <summary>A backup that was not made. The message is for people (Indonesian) and says what to do.</summary>
public sealed class BackupFailedException(string message) : Exception(message);
