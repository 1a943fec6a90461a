using System.Linq.Expressions;
using System.Reflection;
using Jkn.Workflows.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>How rows of one kind are written without EF's change tracker: the commands come from EF's own model, so there is one mapping.</summary>
internal sealed class Table<T> where T : class
{
    private readonly Func<T, object?>[] columns;
    private readonly Func<T, object?>[] keys;
    private readonly Sql upsert;
    private readonly Sql delete;

    public Table(IModel model)
    {
        var entity = model.FindEntityType(typeof(T))!;
        var properties = entity.GetProperties().ToArray();
        var primary = entity.FindPrimaryKey()!.Properties;
        columns = [.. properties.Select(p => Getter(p.PropertyInfo!))];
        keys = [.. primary.Select(p => Getter(p.PropertyInfo!))];
        Name = entity.GetTableName()!;
        Columns = [.. properties.Select(p => p.GetColumnName())];
        var keyNames = primary.Select(p => p.GetColumnName()).ToArray();
        var others = Columns.Except(keyNames).Select(c => $"{c} = excluded.{c}").ToArray();
        upsert = new Sql($"INSERT INTO {Name} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))}) "
            + $"ON CONFLICT ({string.Join(", ", keyNames)}) DO {(others.Length == 0 ? "NOTHING" : $"UPDATE SET {string.Join(", ", others)}")}", Letters(properties));
        delete = new Sql($"DELETE FROM {Name} WHERE {string.Join(" AND ", keyNames.Select((k, i) => $"{k} = @p{i}"))}", Letters(primary));
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

    public void Upsert(Session session, T row) => session.Write(upsert, Values(columns, row));

    public void Delete(Session session, T row) => session.Write(delete, Values(keys, row));

    /// <summary>Writes the difference: nothing when the rows are equal; a row whose key changed moves.</summary>
    public void Change(Session session, T? before, T? after)
    {
        if (Equals(before, after)) return;
        if (before is not null && (after is null || !Values(keys, before).AsSpan().SequenceEqual(Values(keys, after)))) Delete(session, before);
        if (after is not null) Upsert(session, after);
    }

    private static object?[] Values(Func<T, object?>[] getters, T row)
    {
        var values = new object?[getters.Length];
        for (var i = 0; i < values.Length; i++) values[i] = getters[i](row) is var value && value is DateTimeOffset instant ? instant.ToUnixTimeMilliseconds() : value;
        return values;
    }

    // compiled once: reflection for each column of each row would cost as much as the database
    private static Func<T, object?> Getter(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property), typeof(object)), row).Compile();
    }

    private static string Letters(IEnumerable<IProperty> properties) => string.Concat(properties.Select(p => Letter(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)));

    private static char Letter(Type type) =>
        type == typeof(string) ? 't' : type == typeof(long) || type == typeof(DateTimeOffset) ? 'l' : type == typeof(int) ? 'i'
        : type == typeof(bool) ? 'f' : type == typeof(byte[]) ? 'b' : throw new NotSupportedException($"A row cannot hold a {type.Name}.");
}
