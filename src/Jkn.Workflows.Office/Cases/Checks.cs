using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// Checks of what came in from outside, collected so that the caller sees all faults at once. Lengths are checked here because
/// SQLite does not; control characters because PostgreSQL refuses a zero byte.
/// </summary>
internal sealed class Checks
{
    private readonly List<FieldFault> faults = [];

    public bool Failed => faults.Count > 0;

    /// <summary>Anything: the fault is noted when <paramref name="holds"/> is false.</summary>
    public Checks That(bool holds, string name, string code, string reason)
    {
        if (!holds)
            faults.Add(new(name, code, reason));
        return this;
    }

    /// <summary>A text that must be there.</summary>
    public Checks Text(string name, string? value, int max) =>
        string.IsNullOrWhiteSpace(value) ? That(false, name, "field-missing", "Wajib diisi.") : Optional(name, value, max);

    /// <summary>A person's name that must be there.</summary>
    public Checks Name(string name, string? value, int max) =>
        string.IsNullOrWhiteSpace(value) ? Text(name, value, max) : OptionalName(name, value, max);

    /// <summary>A person's name that may be absent.</summary>
    public Checks OptionalName(string name, string? value, int max) =>
        NameRule.Fault(value) is { } fault ? That(false, name, "name-characters", fault) : Optional(name, value, max);

    /// <summary>A text that may be absent.</summary>
    public Checks Optional(string name, string? value, int max)
    {
        if (value is null)
            return this;
        if (value.Length > max)
            return That(false, name, "too-long", $"Paling banyak {max} karakter.");
        return That(IsClean(value), name, "characters-invalid", "Berisi karakter yang tidak dapat disimpan.");
    }

    public Checks Between(string name, long value, long min, long max) =>
        That(value >= min && value <= max, name, "out-of-range", $"Harus antara {min} dan {max}.");

    public Checks OneOf(string name, string? value, IEnumerable<string> choices) =>
        That(value is null || choices.Contains(value, StringComparer.Ordinal), name, "choice-unknown", "Pilihan ini tidak dikenal.");

    /// <summary>Every fault, or null when there is none.</summary>
    public Rejection? Rejection =>
        Failed ? new Rejection("fields-invalid", "Ada isian yang perlu diperbaiki.") { Faults = [.. faults] } : null;

    /// <summary>What was typed, without the spaces around it; null when there is nothing else.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // Half of a surrogate pair cannot be written as UTF-8; line breaks and tabs are wanted in notes.
    private static bool IsClean(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]) && value[i] is not ('\n' or '\r' or '\t'))
                return false;
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                i++;
            else if (char.IsSurrogate(value[i]))
                return false;
        }
        return true;
    }
}
