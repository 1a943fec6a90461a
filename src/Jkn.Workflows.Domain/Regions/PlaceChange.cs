using System.Collections.Immutable;
using System.Text;
using Jkn.Workflows.Domain.Clocks;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// The head of the agency opens, renames or closes a place of service from a date on, with a reason. It lies over the region's files; the
/// newest change whose date has come counts.
/// </summary>
public sealed record PlaceChange(string Code, string Label, string Prefix, bool Open, string From, string Reason, string By)
{
    /// <summary>The code of a place that is new, from its name; it stays when the name changes.</summary>
    public static string CodeOf(string label)
    {
        var code = new StringBuilder();
        foreach (var letter in label.ToUpperInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                code.Append(letter);
            else if (code.Length > 0 && code[^1] != '_')
                code.Append('_');
        }
        var made = code.ToString().Trim('_');
        made = made.Length > 0 && char.IsAsciiLetter(made[0]) ? made : "TEMPAT_" + made;
        return made[..Math.Min(made.Length, 30)].Trim('_');
    }

    public static Rejection? Check(Actor actor, PlaceChange asked, ImmutableArray<Place> places, string today)
    {
        if (!actor.Has(Roles.AgencyHead))
            return new("setting-not-yours", "Hanya Kepala Dinas yang menetapkan tempat layanan.");
        if (!Place.IsCode(asked.Code))
            return new("place-unknown", "Tempat layanan ini tidak ada.", "place");
        if (string.IsNullOrWhiteSpace(asked.Label) || asked.Label.Length > 60)
            return new("place-label", "Nama tempat wajib diisi, paling banyak 60 huruf.", "label");
        if (!Place.IsPrefix(asked.Prefix))
            return new("place-prefix", "Huruf antrian adalah satu huruf A sampai Z.", "prefix");
        if (places.Any(p => p.Code != asked.Code && string.Equals(p.Label, asked.Label, StringComparison.OrdinalIgnoreCase)))
            return new("place-twice", "Nama ini sudah dipakai tempat layanan lain.", "label");
        if (string.IsNullOrWhiteSpace(asked.Reason))
            return new("reason-missing", "Alasan wajib diisi.", "reason");
        if (!LocalDatePattern.Iso.Parse(asked.From).Success)
            return new("date-invalid", "Tanggal berlaku tidak sah (yyyy-MM-dd).", "from");
        if (string.CompareOrdinal(asked.From, today) < 0)
            return new("effective-date-past", "Tanggal berlaku tidak boleh sudah lewat.", "from");
        return !asked.Open && places.All(p => p.Code == asked.Code)
            ? new("place-last", "Tempat layanan terakhir tidak dapat ditutup: kantor melayani paling sedikit di satu tempat.", "place")
            : null;
    }

    /// <summary>The places of a date. <paramref name="changes"/> in order of their dates.</summary>
    public static ImmutableArray<Place> Apply(ImmutableArray<Place> files, IEnumerable<PlaceChange> changes)
    {
        var places = changes.Aggregate(files, (now, change) => change.On(now));
        // two closings of later days, entered at once, could leave none: then the files' first one serves
        return places.IsEmpty ? [files[0]] : places;
    }

    private ImmutableArray<Place> On(ImmutableArray<Place> places)
    {
        var told = LocalDatePattern.Iso.Parse(From) is { Success: true, Value: var day } ? Indonesian.Date(day) : From;
        var place = new Place(Code, Label, Prefix, Source.Office, $"sejak {told}: {Reason}");
        var known = places.FirstOrDefault(p => p.Code == Code);
        return !Open ? places.RemoveAll(p => p.Code == Code)
            : known is null ? places.Add(place)
            : places.Replace(known, place);
    }
}
