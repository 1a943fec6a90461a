using System.Globalization;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Domain.Templates;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>
/// What a letter's template gets: its own text, the people or lines of its case, number, date, and who signs. Values stay data; nothing of
/// them is read as markup.
/// </summary>
internal static class LetterData
{
    public static JsonObject Of(
        Office office,
        CaseState state,
        Letter letter,
        LetterTemplate template,
        IReadOnlyDictionary<string, string> names,
        string today
    )
    {
        var data = new JsonObject();
        foreach (var field in template.Fields.Keys)
        {
            if (LetterFields.Found(template, field, state, letter.Person) is { } value)
                data[field] = value;
        }
        var settings = office.Region.Letters.FirstOrDefault(l => l.Type == template.Type);
        if (settings?.Addressee is { } addressee)
            data["kepada"] = addressee.Value;
        if (settings?.Purpose is { } purpose)
            data["tujuan"] = purpose.Value;
        if (LetterValidity.EndOf(state, letter, settings?.ValidPlusDays?.Value) is { } until)
            data[LetterValidity.Until] = until;
        if (office.Region.Letterhead.Place is { } place)
            data["tempat"] = place.Value;
        if (state.CaseNo is { } caseNo)
            data["nomorBerkas"] = caseNo;
        if (About(state, letter) is { } person)
            data["peserta"] = Person(person, letter.Body.GetValueOrDefault(Newborns.MotherField));
        if (state.Batch is { } batch)
            Batch(data, batch);
        data["petugas"] = new JsonObject
        {
            ["nama"] = names.GetValueOrDefault(letter.DraftedBy, ""),
            ["jabatan"] = office.Region.LabelOf(Roles.BackOffice),
        };
        // What was typed for this letter wins over everything found elsewhere.
        foreach (var (field, value) in letter.Body)
            data[field] = field == "tembusan" ? new JsonArray([.. value.Split('\n').Select(t => (JsonNode)t)]) : value;
        data["hal"] = letter.Title;
        if (letter.Number is { } number)
            data["nomor"] = number;
        if (letter.NumberedAt is { } at)
            data["tanggal"] = office.DateOf(at);
        data["paraf"] = Parafs(office, state, letter, today);
        data["penandatangan"] = Signer(office, today);
        return data;
    }

    /// <summary>The person a letter is about; one about the case as a whole names the first.</summary>
    private static Participant? About(CaseState state, Letter letter) =>
        letter.Person is { } key ? state.Participants.GetValueOrDefault(key) : state.Participants.Values.FirstOrDefault();

    private static JsonObject Person(Participant p, string? mother)
    {
        var person = new JsonObject();
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
                person[name] = value;
        }
        Add("nama", p.Nama);
        Add("nik", p.Nik.Length > 0 ? p.Nik : Newborns.Unissued);
        Add("nikIbu", p.Nik.Length > 0 ? null : mother);
        Add("noKk", p.NoKk);
        Add("tempatLahir", p.TempatLahir);
        Add("tanggalLahir", p.TanggalLahir);
        Add(
            "jenisKelamin",
            p.JenisKelamin switch
            {
                "L" => "Laki-laki",
                "P" => "Perempuan",
                var other => other,
            }
        );
        Add("alamat", p.Alamat);
        Add("faskes", p.Faskes);
        return person;
    }

    private static void Batch(JsonObject data, Domain.Words.BatchState batch)
    {
        var lines = batch.Lines.Values.ToList();
        data["batch"] = batch.No;
        data["periode"] = batch.Period;
        data["jumlah"] = lines.Count;
        data["jumlahKeluarga"] = lines.Select(l => l.Snapshot.NoKk).Distinct().Count();
        data["jumlahKartu"] = lines.Count(l => l.Outcome is null or LineResults.Active).ToString(CultureInfo.InvariantCulture);
        data["baris"] = new JsonArray([
            .. lines.Select(l =>
                (JsonNode)
                    new JsonObject
                    {
                        ["nama"] = l.Snapshot.Nama,
                        ["nik"] = l.Snapshot.Nik,
                        ["noKk"] = l.Snapshot.NoKk,
                        ["rs"] = l.Hospital ?? "",
                    }
            ),
        ]);
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
