using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Signing;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Letters;

/// <summary>Who stands behind a mark on a letter, as the seal and the verification page name him: as of the day he gave it.</summary>
internal sealed class SealPeople(LetterPages pages, IOptions<SigningOptions> options)
{
    public async Task<(SealSigner Signer, string? Prefix)> OfAsync(Office office, LetterMark mark, CancellationToken ct)
    {
        var date = office.DateOf(mark.At);
        var people = office.Organisation.Officials.Where(o => o.Account == mark.By).ToList();
        var own = people.LastOrDefault(o => o.Role == mark.Role && string.CompareOrdinal(o.From, date) <= 0) ?? people.LastOrDefault(o => string.CompareOrdinal(o.From, date) <= 0);
        // A substitute signs in the office he stands in for, under his own name, rank and NIP (AC-56).
        var post = office.Organisation.Officials.LastOrDefault(o => o.Role == mark.Role && (mark.ActingFor is null ? o.Account == mark.By : o.Account == mark.ActingFor))?.Position;
        var label = office.Region.Roles.FirstOrDefault(r => r.Code == mark.Role)?.Label ?? mark.Role;
        var name = own?.Name ?? (await pages.NamesAsync([mark.By], ct)).GetValueOrDefault(mark.By, mark.By);
        var contact = own?.Nip is { Length: > 0 } nip ? options.Value.Bsre.Users.GetValueOrDefault(nip) : null;
        var isMail = contact?.Contains('@') == true;
        return (new(mark.By, name, post is { Length: > 0 } && post != mark.Role ? post : label, own?.Rank, own?.Nip, isMail ? null : contact, isMail ? contact : null), Prefix(mark.Capacity));
    }

    /// <summary>What stands before the position; nothing for the holder himself.</summary>
    public static string? Prefix(string? capacity) => capacity switch { Capacity.Plh => "Plh.", Capacity.Plt => "Plt.", _ => null };
}
