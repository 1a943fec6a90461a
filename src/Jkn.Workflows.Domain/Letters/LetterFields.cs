using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Templates;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>What a letter says before anybody typed a word of it, and what it must not go out without.</summary>
public static class LetterFields
{
    /// <summary>The value of one source in a case; null when the case has none.</summary>
    public static string? ValueOf(LetterSource source, CaseState state, string? person = null) =>
        source switch
        {
            LetterSource.Fact fact => state.Facts.GetValueOrDefault(PersonRuns.Key(fact.Name, person))
                ?? state.Facts.GetValueOrDefault(fact.Name),
            LetterSource.Paper paper when state.PaperOf(paper.Code, person) is { } entry => paper.Part switch
            {
                PaperPart.Nomor => entry.Nomor,
                PaperPart.Tanggal => entry.Tanggal,
                PaperPart.TanggalMasuk => entry.TanggalMasuk,
                _ => entry.Penerbit,
            },
            _ => null,
        };

    /// <summary>The first value that the template's sources find for a field.</summary>
    public static string? Found(LetterTemplate template, string field, CaseState state, string? person = null) =>
        template.Fields.GetValueOrDefault(field, []).Select(s => ValueOf(s, state, person)).FirstOrDefault(v => v is { Length: > 0 });

    /// <summary>
    /// What case and region say already of the fields a template prints: the former draft, the case, the region's settings.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Known(LetterTemplate template, Office office, CaseState state, string letter)
    {
        var settings = office.Region.Letters.FirstOrDefault(l => l.Type == template.Type);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in template.Required.Keys.Union(template.Fields.Keys))
        {
            var value =
                state.Letters.GetValueOrDefault(letter)?.Body.GetValueOrDefault(field)
                ?? Found(template, field, state, PersonRuns.PersonIn(letter))
                ?? field switch
                {
                    "kepada" => settings?.Addressee?.Value,
                    "tujuan" => settings?.Purpose?.Value,
                    _ => null,
                };
            if (value is { Length: > 0 })
                known[field] = value;
        }
        if (Newborns.Is(state, letter) && (Drafted(state, letter) ?? Newborns.MotherOf(state, letter)) is { } mother)
            known[Newborns.MotherField] = mother;
        return known;
    }

    private static string? Drafted(CaseState state, string letter) =>
        state.Letters.GetValueOrDefault(letter)?.Body.GetValueOrDefault(Newborns.MotherField);

    /// <summary>
    /// Why a draft may not be sent on: a letter would stop later at what is missing now (an addressee nobody decided, X-11).
    /// </summary>
    public static Rejection? Refusal(
        LetterTemplate template,
        Office office,
        CaseState state,
        string letter,
        IReadOnlyDictionary<string, string> typed
    )
    {
        var known = Known(template, office, state, letter);
        string? ValueOf(string name) => typed.GetValueOrDefault(name) is { Length: > 0 } value ? value : known.GetValueOrDefault(name);
        return template.Lacks(ValueOf) is var (lacks, words)
            ? new(
                "letter-field-missing",
                words.IsEmpty
                    ? $"Isian surat \"{lacks}\" wajib diisi."
                    : $"Isian surat \"{lacks}\" harus salah satu dari: {string.Join(", ", words)}.",
                lacks
            )
            : Newborns.Refusal(office, state, letter, ValueOf(Newborns.MotherField));
    }
}
