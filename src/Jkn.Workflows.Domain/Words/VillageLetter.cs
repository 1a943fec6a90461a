namespace Jkn.Workflows.Domain.Words;

/// <summary>The signed letter that came with a village's list: number, date (ISO), who signed it.</summary>
public sealed record VillageLetter(string Number, string Date, string Village);
