using System.Collections.Immutable;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>Numbers of letters: one gap-free book per region and year; a number once given stays with its letter.</summary>
public static class LetterNumbers
{
    public static void Reserve(Deciding on, string key, string register)
    {
        if (on.State.Letters.GetValueOrDefault(key) is not { Number: null } letter)
            return;
        var year = on.Office.YearOf(on.Now);
        var sequence = on.Known.NextNumber(register, year);
        var number = on.Office.Region.RegisterNumber(register, on.LocalNow, sequence);
        on.Emit(new CaseEvent.RegisterLineAdded(register, year, sequence, $"{number} — {letter.Title}"));
        on.Emit(new CaseEvent.LetterNumbered(key, register, year, sequence, number));
    }

    /// <summary>A letter that dies keeps its number in the book, marked void (batal).</summary>
    public static void Void(CaseHost office, string key)
    {
        if (office.State.Letters.GetValueOrDefault(key)?.Number is not { } number)
            return;
        var line = office.State.RegisterLines.LastOrDefault(l => l.Text.StartsWith(number + " ", StringComparison.Ordinal));
        if (line is { Void: false })
            office.Apply(new CaseEvent.RegisterNumberVoided(line.Register, line.Year, line.Number));
    }

    /// <summary>
    /// Letters that were not signed yet die with their case, or with what they were about: nobody will sign them any more.
    /// </summary>
    public static void Abandon(CaseHost office, string reason, string? person = null)
    {
        foreach (
            var letter in office
                .State.Letters.Values.Where(l => person is null || l.Person == person)
                .Where(l =>
                    l.State
                        is LetterState.Konsep
                            or LetterState.MenungguParaf
                            or LetterState.MenungguTandaTangan
                            or LetterState.Dikembalikan
                )
                .OrderBy(l => l.Key, StringComparer.Ordinal)
        )
        {
            office.Apply(new CaseEvent.LetterClosed(letter.Key, LetterState.Ditolak, reason));
            Void(office, letter.Key);
        }
    }
}
