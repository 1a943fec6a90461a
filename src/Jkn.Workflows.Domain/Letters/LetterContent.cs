using System.Globalization;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Letters;

/// <summary>
/// All that a letter's page says but the three reserved fields (number in ink mode, signature block, paraf box): its own text, the people
/// or lines of its case, what the region settled. Its hash is what is decided on.
/// </summary>
public static class LetterContent
{
    public static JsonObject Of(Office office, CaseState state, Letter letter)
    {
        var template = office.TemplateOf(letter.Template);
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
        // What was typed for this letter wins over everything found elsewhere.
        foreach (var (field, value) in letter.Body)
            data[field] = field == "tembusan" ? new JsonArray([.. value.Split('\n').Select(t => (JsonNode)t)]) : value;
        data["hal"] = letter.Title;
        return data;
    }

    /// <summary>Template, head, text and, where it is reserved already, the number with its day.</summary>
    public static string HashOf(Office office, CaseState state, Letter letter) =>
        LetterHash.Of([
            letter.Template,
            letter.DraftedBy,
            SettingsOf(office, letter.Template),
            Of(office, state, letter).ToJsonString(),
            letter.Number ?? "",
            letter.NumberedAt is { } at ? office.DateOf(at) : "",
        ]);

    /// <summary>What a page takes from its region besides its data: the files of its template, and the head.</summary>
    private static string SettingsOf(Office office, string template) =>
        LetterHash.Of([
            office.TemplateHashes.GetValueOrDefault(template, ""),
            office.Region.Name,
            office.Region.Agency.Value,
            office.Region.Letterhead.Address?.Value ?? "",
            office.Region.Letterhead.Emblem?.Value ?? "",
            office.Region.Letterhead.Drawn?.Value ?? "",
        ]);

    /// <summary>Of everything outside cases that letters print: while it stands, no running letter needs to be looked at.</summary>
    public static string SettingsOf(Office office) =>
        LetterHash.Of([
            .. office.TemplateHashes.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => new[] { t.Key, t.Value }),
            SettingsOf(office, ""),
            office.Region.Letterhead.Place?.Value ?? "",
            .. office.Region.Letters.SelectMany(l =>
                new[]
                {
                    l.Type,
                    l.Addressee?.Value ?? "",
                    l.Purpose?.Value ?? "",
                    l.ValidPlusDays?.Value.ToString(CultureInfo.InvariantCulture) ?? "",
                }
            ),
        ]);

    /// <summary>The person a letter is about; one about the case as a whole names the first.</summary>
    public static Participant? About(CaseState state, Letter letter) =>
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
}
