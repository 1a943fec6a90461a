using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Which adapter seals a letter: the region's setting chooses, ink where the letter was turned to ink.</summary>
internal sealed class LetterSealers(IEnumerable<LetterSealer> all)
{
    public LetterSealer Ink => Of(SignatureMode.Basah);

    public LetterSealer Of(Office office, Letter letter) => Of(office, letter.IsWet);

    public LetterSealer Of(Office office, bool wet) => wet ? Ink : Of(office.Region.Settings.SignatureMode.Value);

    public static bool IsOf(LetterSealer sealer, SignatureMode mode) =>
        string.Equals(sealer.Mode, mode.ToString(), StringComparison.OrdinalIgnoreCase);

    private LetterSealer Of(SignatureMode mode) => all.Single(s => IsOf(s, mode));
}
