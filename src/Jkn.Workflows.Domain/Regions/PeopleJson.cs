using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Reads roles, sign-off levels, letters and books.</summary>
internal static class PeopleJson
{
    // "At most three officials" initial a letter before its signature (domain 2.4, P-08).
    private const int MostParafs = 3;

    public static ImmutableArray<RegionRole> Roles(JsonObject region)
    {
        var roles = ImmutableArray.CreateBuilder<RegionRole>();
        foreach (var role in region.Objects("roles"))
        {
            var read = new RegionRole(role.Text("code"), role.Text("label"), role.FlagOr("signsIn", true), role.SourceText());
            if (roles.Any(other => other.Code == read.Code))
                role.Fail(role.Item, $"Peran {read.Code} ditulis dua kali.");
            roles.Add(read);
            role.Done();
        }
        return roles.ToImmutable();
    }

    public static SignOffSettings SignOff(JsonObject? signOff, IReadOnlyCollection<string> roles)
    {
        if (signOff is null)
            return SignOffSettings.None;
        var read = new SignOffSettings(Levels(signOff, "case", roles), Levels(signOff, "letter", roles), Levels(signOff, "batch", roles));
        signOff.Done();
        return read;
    }

    public static ImmutableArray<LetterSettings> Letters(JsonObject region)
    {
        var letters = ImmutableArray.CreateBuilder<LetterSettings>();
        foreach (var letter in region.Objects("letters"))
        {
            letters.Add(
                new(
                    letter.Text("type"),
                    letter.Text("title"),
                    letter.Sourced("addressee", SourcedJson.Text),
                    letter.Sourced("purpose", SourcedJson.Text),
                    letter.Sourced("validPlusDays", (owner, item) => owner.NumberOf(item, 0, 366)),
                    letter.SourceText()
                )
            );
            letter.Done();
        }
        return letters.ToImmutable();
    }

    public static Letterhead Letterhead(JsonObject? letterhead)
    {
        if (letterhead is null)
            return Regions.Letterhead.Empty;
        var read = new Letterhead(
            letterhead.Sourced("place", SourcedJson.Text),
            letterhead.Sourced("address", SourcedJson.Text),
            letterhead.Sourced("emblem", SourcedJson.Text)
        );
        letterhead.Done();
        return read;
    }

    public static ImmutableArray<RegisterSettings> Registers(JsonObject file)
    {
        var registers = ImmutableArray.CreateBuilder<RegisterSettings>();
        foreach (var book in file.Objects("registers"))
        {
            var columns = book.Objects("columns").Select(Column).ToImmutableArray();
            var read = new RegisterSettings(
                book.Text("code"),
                book.Text("name"),
                book.Need("number") is { } number ? SourcedJson.Pattern(book, number) : NumberPattern.Parse("{nomorUrut}").Pattern!,
                book.FlagOr("restartsYearly", true),
                columns,
                book.SourceText(),
                book.TextOrNull("note")
            );
            if (registers.Any(other => other.Code == read.Code))
                book.Fail(book.Item, $"Buku {read.Code} ditulis dua kali.");
            registers.Add(read);
            book.Done();
        }
        file.Find("note");
        file.Done();
        return registers.ToImmutable();
    }

    private static RegisterColumn Column(JsonObject column)
    {
        var read = new RegisterColumn(column.Text("code"), column.Text("label"), column.SourceText());
        column.Done();
        return read;
    }

    private static ImmutableArray<SignOffLevel> Levels(JsonObject signOff, string key, IReadOnlyCollection<string> roles)
    {
        if (signOff.Object(key) is not { } chain)
            return [];
        var levels = ImmutableArray.CreateBuilder<SignOffLevel>();
        foreach (var (role, item) in chain.FreeMembers())
        {
            if (!roles.Contains(role))
                chain.Fail(item, $"Peran \"{role}\" tidak ada dalam daftar roles.");
            if (chain.ObjectOf(item) is not { } level)
                continue;
            levels.Add(
                new(
                    role,
                    level.Need("action") is { } action ? Action(level, action) : default,
                    level.SourceText(),
                    level.TextOrNull("note")
                )
                {
                    Clock = level.Sourced("clock", SourcedJson.Clock),
                }
            );
            level.Done();
        }
        if (levels.Count(level => level.Action == SignOffAction.Paraf) > MostParafs)
            chain.Warn(chain.Item, "Lebih dari tiga paraf sebelum tanda tangan tidak lazim menurut tata naskah dinas.");
        return levels.ToImmutable();
    }

    internal static SignOffAction Action(JsonObject level, JsonItem item) =>
        level.Choice(
            item,
            ("OFF", SignOffAction.Off),
            ("PERIKSA", SignOffAction.Periksa),
            ("VERIFIKASI", SignOffAction.Verifikasi),
            ("PARAF", SignOffAction.Paraf),
            ("SETUJUI", SignOffAction.Setujui),
            ("TANDA_TANGAN", SignOffAction.TandaTangan)
        );
}
