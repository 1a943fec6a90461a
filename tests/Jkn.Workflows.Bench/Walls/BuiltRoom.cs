using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Jkn.Workflows.Walls;

/// <summary>
/// What a built project really uses, read from its program text (IL) with the lines beside it. What the compiler copies in (a constant of
/// another folder, nameof) leaves no trace there: for that the sources' usings are read too, of which none may be unused.
/// </summary>
internal sealed class BuiltRoom(Room room, string folder) : IDisposable
{
    private readonly ModuleDefinition module = ModuleDefinition.ReadModule(
        Path.Combine(folder, room.Assembly + ".dll"),
        new ReaderParameters { ReadSymbols = true }
    );

    public Room Room => room;

    public IEnumerable<Crossing> Crossings() =>
        module.GetTypes().SelectMany(type => Used(type).Select(u => Cross(type, u.Type, u.Place)).OfType<Crossing>()).Distinct();

    /// <summary>Methods by the lines from their first statement to their last, the longest first.</summary>
    public IEnumerable<(string Method, string Place, int Lines)> Methods() =>
        from type in module.GetTypes()
        from method in type.Methods
        let points = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden).ToList()
        where points.Count > 0 && !method.IsConstructor && IsOurs(points[0].Document.Url)
        let lines = points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1
        orderby lines descending
        select ($"{Outer(type).Name}.{Written(type, method)}", PlaceOf(points[0]), lines);

    /// <summary>Constructors of classes by what they are given; records are data and may have many parts.</summary>
    public IEnumerable<(string Type, int Needs)> Constructors() =>
        from type in module.GetTypes()
        where type.IsClass && !type.IsValueType && type.Methods.All(m => m.Name != "<Clone>$") && !type.Name.StartsWith('<')
        let needs = type.Methods.Where(m => m.IsConstructor && !m.IsStatic).Select(m => m.Parameters.Count).DefaultIfEmpty().Max()
        where needs > 0
        orderby needs descending
        select (type.Name, needs);

    public void Dispose() => module.Dispose();

    private Crossing? Cross(TypeDefinition from, TypeReference used, string? place)
    {
        var (outer, top) = (Outer(from), used);
        while (top.DeclaringType is { } holder)
            top = holder;
        var assembly = top.Scope is AssemblyNameReference other ? other.Name : module.Assembly.Name.Name;
        var folder = Crossing.FolderOf(room, outer.Namespace);
        if (!IsWritten(outer.Namespace) || assembly == room.Assembly && !IsWritten(top.Namespace) || top.Namespace.Length == 0)
            return null;
        if (assembly == room.Assembly && Crossing.FolderOf(room, top.Namespace) == folder)
            return null;
        return new(room, outer.Namespace.Length == 0 ? "" : folder, outer.Name, assembly, top.Namespace, top.Name, place ?? outer.Name);
    }

    // What generators add (regular expressions, descriptions of the API) stands in namespaces of its own; Program in none.
    private bool IsWritten(string space) =>
        space.Length == 0
        || space == "AspNetCoreGeneratedDocument"
        || space == room.Namespace
        || space.StartsWith(room.Namespace + ".", StringComparison.Ordinal);

    private static IEnumerable<(TypeReference Type, string? Place)> Used(TypeDefinition type)
    {
        var place = type.Methods.Select(First).FirstOrDefault(p => p is not null);
        var said = Flat(type.BaseType)
            .Concat(type.Interfaces.SelectMany(i => Flat(i.InterfaceType)))
            .Concat(type.GenericParameters.SelectMany(g => g.Constraints.SelectMany(c => Flat(c.ConstraintType))))
            .Concat(type.Fields.SelectMany(f => Flat(f.FieldType)))
            .Concat(type.CustomAttributes.Concat(type.Properties.SelectMany(p => p.CustomAttributes)).SelectMany(Of));
        return said.Select(t => (t, place)).Concat(type.Methods.SelectMany(Used));
    }

    private static IEnumerable<(TypeReference Type, string? Place)> Used(MethodDefinition method)
    {
        var place = First(method);
        var said = Of((MethodReference)method).Concat(method.CustomAttributes.SelectMany(Of));
        if (!method.HasBody)
            return said.Select(t => (t, place));
        return said.Concat(method.Body.Variables.SelectMany(v => Flat(v.VariableType))).Select(t => (t, place)).Concat(Inside(method));
    }

    private static IEnumerable<(TypeReference Type, string? Place)> Inside(MethodDefinition method)
    {
        var place = First(method);
        foreach (var step in method.Body.Instructions)
        {
            place = method.DebugInformation.GetSequencePoint(step) is { IsHidden: false } point ? PlaceOf(point) : place;
            var types = step.Operand switch
            {
                MethodReference called => Flat(called.DeclaringType).Concat(Of(called)),
                FieldReference field => Flat(field.DeclaringType).Concat(Flat(field.FieldType)),
                TypeReference named => Flat(named),
                _ => [],
            };
            foreach (var type in types)
                yield return (type, place);
        }
    }

    private static IEnumerable<TypeReference> Of(MethodReference method) =>
        Flat(method.ReturnType)
            .Concat(method.Parameters.SelectMany(p => Flat(p.ParameterType)))
            .Concat(method is GenericInstanceMethod made ? made.GenericArguments.SelectMany(Flat) : []);

    private static IEnumerable<TypeReference> Of(CustomAttribute attribute) =>
        Flat(attribute.AttributeType).Concat(attribute.ConstructorArguments.Select(a => a.Value).OfType<TypeReference>().SelectMany(Flat));

    /// <summary>A type and all it is made of: List of Task of Letter is three.</summary>
    private static IEnumerable<TypeReference> Flat(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType made => Flat(made.ElementType).Concat(made.GenericArguments.SelectMany(Flat)),
            TypeSpecification around => Flat(around.ElementType),
            _ => [type],
        };

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } holder ? Outer(holder) : type;

    // Of "<SaveAsync>d__4.MoveNext" and "<SaveAsync>b__0" people know SaveAsync.
    private static string Written(TypeDefinition type, MethodDefinition method) =>
        new[] { method.Name, type.Name }.FirstOrDefault(n => n.StartsWith('<') && n.IndexOf('>') > 1) is { } made
            ? made[1..made.IndexOf('>')].TrimStart('<')
            : method.Name;

    // Not what generators wrote, not a page's markup.
    private static bool IsOurs(string file) =>
        file.EndsWith(".cs", StringComparison.Ordinal)
        && !file.EndsWith(".g.cs", StringComparison.Ordinal)
        && !file.Contains("/obj/", StringComparison.Ordinal);

    private static string? First(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.FirstOrDefault(p => !p.IsHidden) is { } point ? PlaceOf(point) : null;

    private static string PlaceOf(SequencePoint point) => $"{Path.GetFileName(point.Document.Url)}:{point.StartLine}";
}
