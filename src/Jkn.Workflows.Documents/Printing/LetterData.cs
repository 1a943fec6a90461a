using System.Globalization;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>
/// What a letter's template gets: its own text, the people or lines of its case, number, date, and who signs. Values stay data; nothing of
/// them is read as markup.
/// </summary>
internal static class LetterData
{
    public static JsonObject Of(Office office, CaseState state, Letter letter, IReadOnlyDictionary<string, string> names, string today)
    {
        var data = Content(office, state, letter, names);
        data["paraf"] = Parafs(office, state, letter, today);
        data["penandatangan"] = Signer(office, today);
        return data;
    }

    /// <summary>What is frozen: all but who initials and who signs, which is known on the day it is done.</summary>
    public static JsonObject Content(Office office, CaseState state, Letter letter, IReadOnlyDictionary<string, string> names)
    {
        var data = LetterContent.Of(office, state, letter);
        data["petugas"] = new JsonObject
        {
            ["nama"] = names.GetValueOrDefault(letter.DraftedBy, ""),
            ["jabatan"] = office.Region.LabelOf(Roles.BackOffice),
        };
        if (letter.Number is { } number)
            data["nomor"] = number;
        if (letter.NumberedAt is { } at)
            data["tanggal"] = office.DateOf(at);
        return data;
    }

    /// <summary>The levels that initial this letter, ascending; given ones with their day.</summary>
    private static JsonArray Parafs(Office office, CaseState state, Letter letter, string today)
    {
        var levels = SignChain
            .OfLetter(state, office, letter.Key, today)
            .Where(s => s.Step.Act == Acts.Paraf && s.Level.IsOn)
            .Select(s => s.Step.Role)
            .Union(letter.Parafs.Select(p => p.Role));
        return new([
            .. levels.Select(role =>
                (JsonNode)
                    new JsonObject
                    {
                        ["jabatan"] = office.Region.LabelOf(role),
                        ["tanda"] = letter.Parafs.FirstOrDefault(p => p.Role == role) is { } mark
                            ? office.LocalOf(mark.At).ToString("dd-MM-yyyy HH.mm", CultureInfo.InvariantCulture)
                            : "",
                    }
            ),
        ]);
    }

    /// <summary>Who would sign today: printed where the signature is ink, shown in grey where it will be electronic.</summary>
    private static JsonObject Signer(Office office, string today)
    {
        var signer = new JsonObject { ["jabatan"] = office.Region.LabelOf(Roles.AgencyHead) };
        var standIn = office.Organisation.ActiveDelegation(Roles.AgencyHead, today);
        if (standIn is not null)
            signer["kapasitas"] = Capacity.Prefix(standIn.Kind);
        var official = standIn is null
            ? office.Organisation.HolderOf(Roles.AgencyHead, today)
            : office.Organisation.Officials.LastOrDefault(o => o.Account == standIn.Substitute);
        if (official is null)
            return signer;
        signer["nama"] = official.Name;
        if (official.Rank is { Length: > 0 } rank)
            signer["pangkat"] = rank;
        if (official.Nip is { Length: > 0 } nip)
            signer["nip"] = nip;
        return signer;
    }
}
