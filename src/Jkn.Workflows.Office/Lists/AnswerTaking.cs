using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Jkn.Workflows.Domain.Batches;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What a person says of rows that stand still: who is the same person, which card number, why rows stay.</summary>
internal sealed record AnswerChoices(IReadOnlySet<int> SamePerson, IReadOnlyDictionary<int, string> Cards, string? SkipReason)
{
    public static readonly AnswerChoices None = new(new HashSet<int>(), new Dictionary<int, string>(), null);
}

/// <summary>
/// An answer as it would be recorded: <paramref name="File"/> with names compared; <paramref name="Choices"/> null where nothing had to be
/// chosen. <paramref name="Hash"/> names the file together with what was chosen, so that rows left aside can follow later.
/// </summary>
internal sealed record TakenAnswer(AnswerFile File, string Hash, RowChoices? Choices)
{
    public ImmutableArray<ResultLine> Results => [.. File.Rows.Where(r => r.Result is not null).Select(r => r.Result!)];

    /// <summary>Every row is taken, or left aside with a reason.</summary>
    public bool IsReady => File.IsClean || (Choices is { Skipped.Length: > 0, Reason: not null } && Results.Length > 0);
}

/// <summary>
/// Which rows of an answer move somebody: one bad row does not hold the others, and a wholly other name moves nobody unasked.
/// </summary>
internal static class AnswerTaking
{
    public const string OtherName = "name-other";

    public static TakenAnswer Of(BatchState batch, AnswerFile read, AnswerChoices choices)
    {
        var names = batch.Lines.Values.ToLookup(l => l.Snapshot.Nik, l => l.Snapshot.Nama, StringComparer.Ordinal);
        var others = read.Rows.Where(r => IsOther(r, names[r.Nik])).Select(r => r.Row).ToHashSet();
        var rows = read
            .Rows.Select(r => others.Contains(r.Row) && !choices.SamePerson.Contains(r.Row) ? Stopped(r, names[r.Nik].First()) : r)
            .ToList();
        var file = read with { Rows = rows };
        ImmutableArray<int> skipped = choices.SkipReason is null ? [] : [.. rows.Where(r => r.Result is null).Select(r => r.Row)];
        ImmutableArray<int> same = [.. others.Where(choices.SamePerson.Contains).Order()];
        ImmutableArray<int> typed = [.. rows.Select(r => r.Row).Where(choices.Cards.ContainsKey).Order()];
        return skipped.Length + same.Length + typed.Length == 0
            ? new(file, read.Hash, null)
            : new(
                file,
                HashOf(read.Hash, same, typed.Select(row => choices.Cards[row]), skipped),
                new(same, typed, skipped, skipped.Length == 0 ? null : choices.SkipReason)
            );
    }

    /// <summary>
    /// Why the file cannot be said to answer every line: rows were left aside, or it is a part of the answer. One line in ten may be
    /// missing (one in a small batch): those are what is followed up.
    /// </summary>
    public static Rejection? NotComplete(BatchState batch, TakenAnswer taken)
    {
        if (taken.Choices is { Skipped.Length: > 0 })
            return new("complete-skipped", "Berkas belum menjawab semua baris: ada baris berkas yang dilewati.", "complete");
        var named = taken.File.Rows.Select(r => r.Nik).ToHashSet(StringComparer.Ordinal);
        var lines = batch.Lines.Values.Where(l => l.MustStrike is null).ToList();
        var answered = lines.Count(l => named.Contains(l.Snapshot.Nik) || l.Outcome is not null);
        return answered + Math.Max(1, lines.Count / 10) >= lines.Count
            ? null
            : new(
                "complete-short",
                $"Berkas tidak menjawab semua baris: baru {answered} dari {lines.Count} baris batch yang terjawab. "
                    + "Impor sebagai hasil sebagian.",
                "complete"
            );
    }

    private static bool IsOther(AnswerRow row, IEnumerable<string> names) =>
        row is { Result: not null, Name: { } name }
        && NameDoubts.Compared(name).Length > 1
        && names.Any()
        && !names.Any(known => NameDoubts.CanBeOne(known, name));

    private static AnswerRow Stopped(AnswerRow row, string known) =>
        row with
        {
            Result = null,
            Findings =
            [
                .. row.Findings,
                new(OtherName, "nama", $"Nama di berkas \"{row.Name}\" lain dengan nama di daftar \"{known}\": orang yang sama?"),
            ],
        };

    private static string HashOf(string file, IEnumerable<int> same, IEnumerable<string> cards, IEnumerable<int> skipped) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{file}\n{string.Join(',', same)}\n{string.Join(',', cards)}\n{string.Join(',', skipped)}")
            )
        );
}
