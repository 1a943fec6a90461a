using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// A letter about somebody whose NIK has not been issued says so and names his mother by hers, so that a hospital can tell whose child it
/// is. An office that has settled otherwise writes no such letter.
/// </summary>
public static class Newborns
{
    /// <summary>The letter's field for the mother's number.</summary>
    public const string MotherField = "nikIbu";

    /// <summary>What stands where his own number would.</summary>
    public const string Unissued = "belum terbit";

    /// <summary>Whether a letter, by its key, is about somebody without NIK.</summary>
    public static bool Is(CaseState state, string letter) =>
        PersonRuns.PersonIn(letter) is { } key && state.Participants.GetValueOrDefault(key) is { Nik.Length: 0 };

    /// <summary>The mother's number as the family's data say it; null when she is not among them or it cannot be told who she is.</summary>
    public static string? MotherOf(CaseState state, string letter)
    {
        var women = state
            .Participants.Where(p => p.Key != PersonRuns.PersonIn(letter))
            .Select(p => p.Value)
            .Where(p => p is { Nik.Length: > 0, JenisKelamin: not "L", HubunganKeluarga: "I" or "P" })
            .ToList();
        var mothers = women.FindAll(p => p.HubunganKeluarga == "I");
        return mothers is [var wife] ? wife.Nik
            : mothers.Count == 0 && women is [{ JenisKelamin: "P" } head] ? head.Nik
            : null;
    }

    /// <summary>Why the letter may not be sent on as it stands; <paramref name="mother"/> is what was typed or known.</summary>
    public static Rejection? Refusal(Office office, CaseState state, string letter, string? mother)
    {
        if (!Is(state, letter))
            return null;
        if (!office.Region.Settings.NewbornLetter.Value)
            return new("letter-without-nik", "Kantor ini menetapkan surat baru dibuat setelah NIK-nya terbit.");
        if (mother is not { Length: > 0 })
            return new("letter-field-missing", "NIK peserta belum terbit: isi NIK ibunya.", MotherField);
        return Nik.Check(mother, null, Sex.Female, office.Region.Code)
            .Where(f => f.Severity == FindingSeverity.Error || f.Code == "nik-sex")
            .Select(f => new Rejection(f.Code, $"NIK ibu: {f.Message}", MotherField))
            .FirstOrDefault();
    }
}
