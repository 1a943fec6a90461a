using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>Whether an issued letter still counts on a day (domain.md 5.4, A-12).</summary>
public enum Validity
{
    BelumTerbit,
    Berlaku,
    Dicabut,
    Kedaluwarsa,
    TidakBerlakuSudahAktif,
}

public static class LetterValidity
{
    /// <summary>The field of a letter's data that ends it: letters without it hold until revoked.</summary>
    public const string Until = "berlakuSampai";

    /// <summary>Null when the letter has no end. An end that is written into the letter wins over the region's rule.</summary>
    public static string? EndOf(CaseState state, Letter letter, int? plusDays) =>
        letter.Body.GetValueOrDefault(Until) is { Length: > 0 } written ? written
        : plusDays is { } days
        && state.Promise is { } promise
        && DateOnly.TryParse(promise.Date, CultureInfo.InvariantCulture, out var promised)
            ? promised.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    /// <param name="plusDays">
    /// The region's rule for this type: with it, or with an end written into it, a letter holds "until active" and ends with activation
    /// (AC-63), also while no day is known on which it would end without.
    /// </param>
    public static Validity Of(CaseState state, Letter letter, string today, int? plusDays)
    {
        if (letter.State == LetterState.Dicabut)
            return Validity.Dicabut;
        if (letter.State is not (LetterState.Ditandatangani or LetterState.Diserahkan))
            return Validity.BelumTerbit;
        var end = EndOf(state, letter, plusDays);
        if (end is null && plusDays is null)
            return Validity.Berlaku;
        if (
            state.BatchEntries.Values.Any(e =>
                e.Outcome == LineResults.Active
                && (letter.Person is null || e.Person == letter.Person)
                && (e.ActiveFrom is null || string.CompareOrdinal(e.ActiveFrom, today) <= 0)
            )
        )
            return Validity.TidakBerlakuSudahAktif;
        return end is not null && string.CompareOrdinal(end, today) < 0 ? Validity.Kedaluwarsa : Validity.Berlaku;
    }
}
