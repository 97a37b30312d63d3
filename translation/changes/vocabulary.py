"""Vietnamese words that carry facts without being figures or names: negations, directions, times, numbers, classes."""

from __future__ import annotations


def _list(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.replace("\n", "|").split("|") if phrase.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _list("không | chưa | chẳng | chả | đừng | trừ | ngoại trừ | vô hiệu | ngừng | dừng | hủy | hoãn | bãi bỏ")
NO_NEGATION = _list("""
    không chỉ | không những | không khí | không gian | hàng không | không quân | không ngừng | không trung
    không thể thiếu | trừ sâu | diệt trừ
""")
# Any that comes, goes or changes its order is a fact.
DIRECTIONS = _list("""
    ngoài | tăng | giảm | hơn | kém | trên | dưới | trước | sau | cao | thấp | miễn | thu | chỉ | phải | cấm
    buộc | dự kiến | sắp | nhất | tối đa | tối thiểu | tất cả | toàn bộ | một số | hầu hết | đa số | duy nhất
    phó | nhập khẩu | xuất khẩu | phía đông | phía tây | phía nam | phía bắc | miền đông | miền tây | miền nam
    miền bắc | miền trung | hướng đông | hướng tây | hướng nam | hướng bắc | đông nam | đông bắc | tây nam
    tây bắc | gấp đôi | tạm | phép | quyền | nguyên chủ tịch | nguyên bí thư | nguyên giám đốc | nguyên phó | cựu
    lần đầu | thứ nhất
""")
NO_DIRECTION = _list("""
    ngoài ra | nước ngoài | ngoài trời | tăng cường | tăng tốc | hơn nữa | hơn thế | hơn hết | trên địa bàn
    trên cơ sở | trên toàn | trên cả nước | trên khắp | trên bản đồ | trên đường | trên trang | trên cổng
    dưới sự | dưới sự chỉ đạo | trước hết | trước mắt | trước tiên | sau đây | nâng cao | đề cao | cao tốc
    cao đẳng | cao cấp | cao đẹp | cao quý | cao niên | cao nguyên | trung cao | thu hút | thu nhập | thu hái
    thu thập | mùa thu | trung thu | thu mua | thu gọn | chỉ đạo | chỉ số | chỉ tiêu | chỉ dẫn | địa chỉ | chỉ huy
    chỉ thị | chỉ ra | chỉ đường | tôn chỉ | không chỉ | bên phải | lẽ phải | thống nhất | nhất định | nhất trí
    nhất quán | đồng nhất | nhất là | nhất thể | phó mặc | đối phó | ứng phó | dưới đây | như sau | bảng sau
    phần sau | tạm biệt | phép màu | lễ phép | chính quyền | quyền lợi | thẩm quyền | chủ quyền | nhân quyền
    bản quyền | ràng buộc | gắn buộc | quyền địa phương | phải chăng | thu xếp | kém phần | cao ráo | thấp thoáng
""")
# One for another of the same row is a fact; coming or going alone is wording.
POLES = tuple(
    frozenset(_list(row))
    for row in """
    trong | ngoài
    trong nước | ngoài nước | nước ngoài | quốc tế
    đầu | giữa | cuối
    lớn | nhỏ | bé | vừa
    nhanh | chậm
    dài | ngắn
    sớm | muộn
    rộng | hẹp
    xa | gần
    mới | cũ
    tốt | xấu
    dễ | khó
    mạnh | yếu
    hơn | kém | bằng
    nhiều | ít | vài | mọi | mỗi
    mở | đóng
    mua | bán | thuê
    lên | xuống
    vào | ra
    thêm | bớt
    nam | nữ
    nóng | lạnh
    đúng | sai
    thắng | thua | hòa
    bắt đầu | kết thúc | khai mạc | bế mạc | khởi công | khánh thành | hoàn thành
    đã | đang | sẽ | từng | chưa
    có thể | phải | cần | nên | được | cấm | buộc | bắt buộc | khuyến khích
    và | hoặc | hay
    công | tư
    đến | từ
    trái | phải
    thừa | thiếu
    trực tiếp | trực tuyến | qua mạng
    chính thức | thí điểm | thử nghiệm
    con | cha | mẹ | vợ | chồng | cháu
""".strip().splitlines()
)
NO_POLE = _list("""
    trong đó | bắt đầu từ | đầu tư | hàng đầu | đầu mối | vừa qua | nhiều nhất | mở rộng | mới mẻ | xa xưa
    gần gũi | lên kế hoạch | ra đời | ra mắt | diễn ra | đưa ra | ra vào | hòa bình | hài hòa | công ty
    công nghiệp | công tác | công nghệ | công trình | thành công | công nhân | công dân | đến nay | đến thăm
    cho đến | con người | con đường | con số | con sông | cha mẹ | cha ông | vợ chồng | con cháu | trái cây
    phụ nữ | nữ công | vào cuộc | hay là
""")
TIMES = _list("""
    năm nay | năm ngoái | năm trước | năm sau | năm qua | năm tới | tháng này | tháng trước | tháng tới | tuần này
    tuần trước | tuần qua | tuần tới | hiện nay | năm | tháng | tuần | ngày | ngày làm việc | giờ hành chính | giờ
    phút | quý | sáng | chiều | tối | trưa | đêm | hôm nay | hôm qua | ngày mai | thứ hai | thứ ba | thứ tư
    thứ năm | thứ sáu | thứ bảy | chủ nhật | mùa xuân | mùa hạ | mùa hè | mùa thu | mùa đông | thế kỷ | thập niên
    nhiệm kỳ
""")
NO_TIME = _list("""
    ngày càng | ngày nay | ngày xưa | quý khách | quý vị | quý giá | quý báu | quý hiếm | đá quý | phú quý
    cao quý | quý bạn | lê quý | sáng tạo | sáng lập | ánh sáng | thắp sáng | chiếu sáng | sáng kiến | trong sáng
    tươi sáng | sáng tác | khai sáng | sáng sủa | chiều dài | chiều rộng | chiều cao | chiều sâu | nhiều chiều
    tối ưu | tối đa | tối thiểu | giờ đây | bấy giờ | yêu quý | sáng giá
""")
# With units, for where no digits stand before them.
NUMBERS = _list("""
    hai | ba | bốn | tư | sáu | bảy | tám | chín | mười | mươi | chục | trăm | nghìn | ngàn | vạn | triệu | tỷ
    rưỡi | nửa | đôi | gấp | lăm | tá | kg | km | ha | héc ta | cm | mm | kW | MW | kWh | USD | VND | EUR | euro
    đô la | nhân dân tệ | yên Nhật | tấn | tạ | lít | phần trăm
""")
NO_NUMBER = _list("""
    đầu tư | tư nhân | tư vấn | tư liệu | vật tư | tư tưởng | tư duy | tư pháp | công tư | riêng tư | tư bản
    tư thế | tư cách | bí thư | đôi khi | đôi lúc | đôi nét | đôi điều | chín mọng | mùa chín | nhãn chín
    quả chín | trái chín | lúa chín | chín vàng | chín rộ | chín muồi | bà ba | ba lô | vạn vật
    tỷ lệ | gấp rút | tỷ mỉ | tỷ số
""")
# Only before a figure; elsewhere they mean near, distance and the like.
ABOUT = _list("khoảng | gần | chừng | ngót | xấp xỉ | ước | tới | lên tới | ít nhất | chỉ")
# What stands before a name belongs to it: đền Mẫu is not chùa Mẫu.
CLASSES = _words("""
    tỉnh phố xã huyện phường quận trấn thôn làng đường ngõ sông hồ núi đảo biển cầu cảng ga đền chùa đình miếu
    phủ lăng tháp viện trường sở ban bộ cục vụ phòng ty đoàn hội nghiệp lộ tốc nước châu vua chúa thánh tướng
    ông bà anh chị cô khu cụm vịnh bãi đèo nhà khoa tổng chợ
""")  # fmt: skip
# At the start of a sentence they are no part of the name that follows.
FUNCTION = _words("""
    tại ở từ đến của với theo trong ngoài ngày tháng hiện nay các những khi nếu để do vì nhờ và cùng sau trước
    trên dưới về cho là đây đó nhiều mỗi mọi riêng cả được có đã sẽ đang bởi qua gồm như mà thì rằng bằng giữa
    nơi ngay vào rời còn vẫn cũng chính
""")  # fmt: skip
# Nobody means two by writing them twice, as in "ngày ngày" or "nơi nơi".
SINGLE = _words("""
    của và các những được đã là có cho với tại trong từ đến theo do để về như khi nếu mà thì rằng sẽ đang cũng vẫn
""")  # fmt: skip
# Names of one syllable, which at the start of a sentence look like any word.
SHORT_NAMES = _words("anh pháp đức mỹ nga nhật hàn lào ý úc bỉ áo thái séc ấn huế vinh trung")
