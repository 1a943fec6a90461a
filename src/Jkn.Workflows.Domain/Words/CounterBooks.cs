namespace Jkn.Workflows.Domain.Words;

/// <summary>The two books that visitors write, each place of service its own: no case ever adds a line to them.</summary>
public static class CounterBooks
{
    public const string Queue = "NOMOR_ANTRIAN",
        Guests = "BUKU_TAMU";

    public static bool IsOne(string? book) => book is Queue or Guests;
}
