using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Jkn.Workflows.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jkn.Workflows.Data.Projections;

/// <summary>
/// How rows of one kind are written without EF's change tracker: the commands come from EF's own model, so there is one mapping.
/// </summary>
internal sealed class Table<T>
    where T : class
{
    private readonly Func<T, object?>[] columns;
    private readonly Func<T, object?>[] keys;
    private readonly string[] keyNames;
    private readonly string types;
    private readonly Sql upsert;
    private readonly Sql delete;
    private readonly ConcurrentDictionary<ulong, Sql> updates = new();

    public Table(IModel model)
    {
        var entity = model.FindEntityType(typeof(T))!;
        var properties = entity.GetProperties().ToArray();
        var primary = entity.FindPrimaryKey()!.Properties;
        columns = [.. properties.Select(p => Getter(p.PropertyInfo!))];
        keys = [.. primary.Select(p => Getter(p.PropertyInfo!))];
        Name = entity.GetTableName()!;
        Columns = [.. properties.Select(p => p.GetColumnName())];
        keyNames = [.. primary.Select(p => p.GetColumnName())];
        types = Letters(properties);
        var others = Columns.Except(keyNames).Select(c => $"{c} = excluded.{c}").ToArray();
        var change = others.Length == 0 ? "NOTHING" : $"UPDATE SET {string.Join(", ", others)}";
        upsert = new Sql(
            $"INSERT INTO {Name} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))}) "
                + $"ON CONFLICT ({string.Join(", ", keyNames)}) DO {change}",
            types
        );
        delete = new Sql($"DELETE FROM {Name} WHERE {string.Join(" AND ", keyNames.Select((k, i) => $"{k} = @p{i}"))}", Letters(primary));
    }

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

    public void Upsert(Session session, T row) => session.Write(upsert, Values(columns, row));

    public void Delete(Session session, T row) => session.Write(delete, Values(keys, row));

    /// <summary>Writes the difference: nothing when the rows are equal; a row whose key changed moves.</summary>
    public void Change(Session session, T? before, T? after)
    {
        if (Equals(before, after))
            return;
        if (before is not null && after is not null && Array.TrueForAll(keys, k => Same(Value(k, before), Value(k, after))))
        {
            Update(session, before, after);
            return;
        }
        if (before is not null)
            Delete(session, before);
        if (after is not null)
            Upsert(session, after);
    }

    /// <summary>
    /// Names only the columns that changed: a database writes every index anew whose columns a statement names, changed or not.
    /// </summary>
    private void Update(Session session, T before, T after)
    {
        var values = new object?[columns.Length + keys.Length];
        var (changed, count) = (0UL, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            var value = Value(columns[i], after);
            if (Same(Value(columns[i], before), value))
                continue;
            changed |= 1UL << i;
            values[count++] = value;
        }
        foreach (var key in keys)
            values[count++] = Value(key, before);
        session.Write(updates.GetOrAdd(changed, Text), values.AsSpan(0, count));
    }

    private Sql Text(ulong changed)
    {
        var places = Enumerable.Range(0, Columns.Count).Where(i => (changed >> i & 1) == 1).ToArray();
        var set = places.Select((column, i) => $"{Columns[column]} = @p{i}");
        var where = keyNames.Select((name, i) => $"{name} = @p{places.Length + i}");
        return new(
            $"UPDATE {Name} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", where)}",
            string.Concat(places.Select(i => types[i])) + delete.Types
        );
    }

    private static bool Same(object? one, object? other) =>
        one is byte[] bytes ? other is byte[] others && bytes.AsSpan().SequenceEqual(others) : Equals(one, other);

    private static object?[] Values(Func<T, object?>[] getters, T row)
    {
        var values = new object?[getters.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(getters[i], row);
        return values;
    }

    private static object? Value(Func<T, object?> getter, T row) =>
        getter(row) is var value && value is DateTimeOffset instant ? instant.ToUnixTimeMilliseconds() : value;

    // compiled once: reflection for each column of each row would cost as much as the database
    private static Func<T, object?> Getter(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property), typeof(object)), row).Compile();
    }

    private static string Letters(IEnumerable<IProperty> properties) =>
        string.Concat(properties.Select(p => Letter(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)));

    private static char Letter(Type type) =>
        type == typeof(string) ? 't'
        : type == typeof(long) || type == typeof(DateTimeOffset) ? 'l'
        : type == typeof(int) ? 'i'
        : type == typeof(bool) ? 'f'
        : type == typeof(byte[]) ? 'b'
        : throw new NotSupportedException($"A row cannot hold a {type.Name}.");
}
