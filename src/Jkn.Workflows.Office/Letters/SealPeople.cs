using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Who stands behind a mark on a letter, as the seal and the verification page name him: as of the day he gave it.</summary>
internal sealed class SealPeople(LetterPages pages)
{
    public async Task<(SealSigner Signer, string? Prefix)> OfAsync(Office office, LetterMark mark, CancellationToken ct)
    {
        var own = OfficialOf(office, mark);
        var signer = Of(office, mark, own is null ? (await pages.NamesAsync([mark.By], ct)).GetValueOrDefault(mark.By, mark.By) : own.Name);
        return (signer, Capacity.Prefix(mark.Capacity));
    }

    /// <summary>A substitute signs in the office he stands in for, under his own name, rank and NIP (AC-56).</summary>
    public static SealSigner Of(Office office, LetterMark mark, string name)
    {
        var own = OfficialOf(office, mark);
        var post = office
            .Organisation.Officials.LastOrDefault(o => o.Role == mark.Role && o.Account == (mark.ActingFor ?? mark.By))
            ?.Position;
        var label = office.Region.LabelOf(mark.Role);
        return new(mark.By, name, post is { Length: > 0 } && post != mark.Role ? post : label, own?.Rank, own?.Nip);
    }

    private static Official? OfficialOf(Office office, LetterMark mark)
    {
        var date = office.DateOf(mark.At);
        var people = office.Organisation.Officials.Where(o => o.Account == mark.By && string.CompareOrdinal(o.From, date) <= 0).ToList();
        return people.LastOrDefault(o => o.Role == mark.Role) ?? people.LastOrDefault();
    }
}
